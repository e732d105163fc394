import type { LazyStrings } from "../catalogue.ts";
import { decimal, number, percent } from "./formats.ts";
import { pictureView } from "./picture-view.ts";

type Sentence = LazyStrings["fileProblem"]["notOpened"]["data"];
const unreadable: Sentence = (file) => `${file} を読み取れませんでした。`;
const connection: Sentence = (file) => `${file} を開けませんでした。接続を確認して、もう一度お試しください。`;

const bytes = (count: number) => {
  if (count < 1000) return `${count}\u00a0バイト`;
  return count < 999_500 ? `${Math.round(count / 1000)}\u00a0KB` : `${decimal(count / 1e6)}\u00a0MB`;
};
const ranges = { "0..1": "0～1", "0..255": "0～255", "-1..1": "−1～1", "mean/std": "標準化" };
const inks = { white: "黒地に白", black: "白地に黒" };

export const lazy: LazyStrings = {
  drawingList: {
    nothing: "まだ記録はありません。紙を消去するか、ページを離れると記録されます。",
    delete: "削除",
    deleteOne: (text) => (text ? `${text} を削除` : "数のない手書きを削除"),
    deleted: "削除しました。",
    forgetAll: "すべて忘れる",
    forgotten: "すべて忘れました。",
    back: "戻しました。",
    showMore: "さらに表示",
    onDevice:
      "このブラウザーにだけ保存されています。一週間来ないと捨てるブラウザーもあります。バックアップなら残ります。",
  },
  fileProblem: {
    notOpened: {
      data: (file) => `${file} を開けませんでした。ファイルではないか、移動されています。`,
      model: (file) => `${file} は壊れているか、モデルではありません。`,
      spec: (file) => `${file} の層どうしが合いません。`,
      unsupported: (file, part, got) => `${file} には Tenpen が対応していないものがあります：${part}、値は ${got}。`,
      limit: (file) => `${file} は大きすぎるか、時間がかかりすぎます。`,
      timeout: (file) => `${file} は時間がかかりすぎたため、中止しました。`,
      ...{ network: connection, worker: connection },
      ...{ ink: unreadable, option: unreadable, call: unreadable, recipe: unreadable, training: unreadable },
      ...{ work: unreadable, unfinished: unreadable },
    },
    empty: (file) => `${file} は空です。`,
    anotherKind: (file, kind) =>
      `${file} はモデルではありません（${kind}）。Tenpen は .keras、.h5、.onnx、.safetensors ファイルで読み取れます。`,
    notThere: (file) => `${file} はもうこのブラウザーにありません。`,
    tooSlow: (file) => `${file} は読み取りに時間がかかりすぎたため、外しました。`,
    stopped: (file) => `${file} が止まったため、外しました。`,
  },
  helpSheet: {
    title: "キー操作",
    where: {
      everywhere: "どこでも",
      paper: "紙の上で",
      digits: "答えの数字で",
      bars: "棒の下の数字で",
      picture: "画像の上で",
      boxes: "画像の中の数で",
    },
    does: {
      undo: "元に戻す",
      redo: "やり直す",
      help: "この一覧を表示",
      move: "ペンを動かす",
      moveFinely: "ペンを細かく動かす",
      draw: "ペンを下ろす・上げる",
      drop: "線を取り消す",
      erase: "消しゴムとペンを切り替える",
      choose: "別の数字を見る",
      chooseBar: "別の数字へ移る",
      correct: "この数字だったと伝える",
      zoom: "拡大・縮小",
      zoomByWheel: "二本指と同じように拡大・縮小",
      zoomFit: "全体を表示",
      movePicture: "動かす",
      chooseNumber: "別の数を見る",
      correctNumber: "入力した数に直す",
    },
    keys: { Mod: "Ctrl", Shift: "Shift", Space: "Space", Esc: "Esc", Enter: "Enter", Wheel: "ホイール" },
    questionMark: "? でキー操作を表示",
  },
  modelPanel: {
    number,
    bytes,
    details: {
      rightOf: (images) => `MNIST テスト画像${number(images)}枚での正解率`,
      notTried: "画像では試していません",
      parameters: "パラメーター",
      file: "ファイル",
      own: (own, images) =>
        `Tenpen 標準：${percent(own.right / images)}、パラメーター${number(own.parameters)}個、${bytes(own.bytes)}`,
      pixels: "画素",
      ink: "インク",
      ranges,
      inks,
      input: {
        shape: (shape, outputActivation) => `入力 ${shape}${outputActivation ? `、最後は ${outputActivation}` : ""}。`,
        file: "ファイルに書かれているとおりです。",
        found: "これらの画像ですべて試して見つけました。",
        poor: "試した中では一番合いますが、よくはありません。別のもので学習されたのかもしれません。",
        guess: "推測です。試すための画像を読み込めませんでした。",
        user: "あなたの設定です。",
        overruled: (found) => `あなたの設定です。見つかったのは ${ranges[found.range]}、${inks[found.ink]} でした。`,
      },
      graph: (operations) => `${number(operations)}個の演算からなるグラフ。`,
      layers: { title: "層", name: "層", type: "種類", output: "出力", parameters: "パラメ." },
      confidence: ({ calibrated, hasRejectClass }) =>
        `確信度は校正${calibrated ? "済みで" : "されておらず"}、${
          hasRejectClass ? "数でないものを見分けます" : "「数ではないようです」とは決して言いません"
        }。`,
    },
    trying: (name) => `${name} を試しています…`,
    chooseAnother: "別のものを使う…",
    remove: "外す",
    notUploaded: "何もアップロードされません。",
    kept: "外すまでこのブラウザーに残ります。何もアップロードされません。",
    notKept: "このブラウザーには残りません。ページを離れるまで読み取ります。何もアップロードされません。",
  },
  pictureView,
  shareDialog: {
    drawing: "この手書き",
    blank: "紙にはまだ何もありません。",
    send: "リンクを送る…",
    copyLink: "リンクをコピー",
    copyPicture: "画像としてコピー",
    png: "PNG で保存",
    svg: "SVG で保存",
    inkFile: "インクを保存",
    opensAgain: "どれもここで開き直せます。ページにドロップしてください。リンクには手書きそのものが入っています。",
    kept: "保存されているすべて",
    open: "開く・戻す…",
    backup: "バックアップ",
    forgetAll: "すべて忘れる",
    backupNote:
      "バックアップは一つのファイルで、手書き、訂正、モデル、学習が入っています。戻すと、足りないものが加わります。",
    saved: (file) => `${file} として保存しました。`,
    linkCopied: "リンクをコピーしました。",
    pictureCopied: "画像をコピーしました。",
    forgotten: "すべて忘れました。",
    back: "戻しました。",
    tooLong: "この手書きはリンクには大きすぎます。代わりにインクを保存してください。",
    failed: "このブラウザーでは許可されませんでした。代わりにファイルを保存してください。",
  },
};
