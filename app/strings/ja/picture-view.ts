import type { LazyStrings } from "../catalogue.ts";
import { number } from "./formats.ts";

type Texts = LazyStrings["pictureView"];

const damaged: Texts["pdf"] = (file) => `${file} は壊れているか、画像ではありません。`;
const stopNote: Texts["pdf"] = (file) =>
  `${file} の読み取りが止まりました。もう一度試すか、もっと小さい画像をお使いください。`;
const count: Texts["count"] = (numbers) => `数 ${number(numbers)} 個`;

export const pictureView: Texts = {
  picture: "画像",
  back: "紙に戻る",
  choose: "画像を選ぶ…",
  camera: "カメラを使う",
  orDrop: "ここにドロップするか貼り付けることもできます。アップロードはされません。",
  which: (index, count) => `画像 ${index} / ${count}`,
  previous: "前の画像",
  next: "次の画像",
  zoomIn: "拡大",
  zoomOut: "縮小",
  zoomFit: "全体を表示",
  stage: "画像。プラスとマイナスで拡大と縮小、0 で全体を表示、矢印で移動します",
  waiting: "順番を待っています…",
  opening: "画像を開いています…",
  reading: "読み取っています…",
  stop: "中止",
  stopped: "中止しました。",
  again: "読み取る",
  none: "この画像に数は見つかりません",
  noneAdvice: "数は、くっきりと大きく写っているほどよく読み取れます。",
  count,
  spoken: (numbers, chosen) => (numbers === 1 ? `数 1 個: ${chosen}` : `${count(numbers)}。選択中: ${chosen}`),
  boxes: "画像の中の数",
  correct: "訂正",
  correctNote: "数でないところは空にしてください。",
  corrected: "訂正済み",
  leftOut: "除外済み",
  undo: "元に戻す",
  all: "すべての数",
  grid: (rows, columns) => `${rows} 行 ${columns} 列の表`,
  copy: "コピー",
  copied: "コピーしました。",
  notCopied: "このブラウザーではコピーが許可されませんでした。",
  saveCsv: "CSV で保存",
  saveJson: "JSON で保存",
  saved: (file) => `${file} として保存しました。`,
  failures: {
    data: damaged,
    limit: (file) => `${file} は大きすぎます。読み取れるのは 1 億画素、200 MB までです。`,
    timeout: (file) => `${file} の読み取りに時間がかかりすぎたため、中止しました。`,
    network: () => "ネットワークを読み込めませんでした。接続を確認して、もう一度お試しください。",
    unsupported: (file) => `このブラウザーでは ${file} を開けません。JPEG か PNG で保存してから開いてください。`,
    ...{ model: stopNote, spec: stopNote, ink: stopNote, worker: stopNote, work: stopNote, option: stopNote },
    ...{ call: stopNote, recipe: stopNote, training: stopNote, unfinished: stopNote },
  },
  pdf: (file) => `${file} は PDF です。ページを画像として保存するか、スクリーンショットをお使いください。`,
  live: "カメラ",
  take: "撮影",
  cameraStarting: "カメラを待っています…",
  aimed: (numbers) => (numbers === 0 ? "数は写っていません" : count(numbers)),
  cameraProblems: {
    denied: "カメラが許可されていません。ブラウザーの設定でこのページに許可するか、画像を選んでください。",
    missing: "カメラが見つかりません。代わりに画像を選んでください。",
    failed: "カメラを開始できませんでした。ほかのアプリが使っているのかもしれません。",
  },
  still: "カメラの画像",
};
