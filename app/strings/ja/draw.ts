import type { Strings } from "../catalogue.ts";
import { percent, roughPercent } from "./formats.ts";

type Draw = Strings["draw"];
type Candidate = Parameters<Draw["digit"]>[0];

const share: Draw["share"] = ({ probability, rough }) => (rough ? roughPercent(probability) : percent(probability));
const likely = (candidate: Candidate) => `${candidate.text}（${share(candidate)}）`;
const symbols: Readonly<Record<string, string>> = { ".": "点", ",": "コンマ", "-": "マイナス", "−": "マイナス" };
const digit = (candidate: Candidate) => likely({ ...candidate, text: symbols[candidate.text] ?? candidate.text });

const erased = "消しました。「元に戻す」で戻ります";
const slow = "いつもより時間がかかっています。接続を確認するか、もう一度お試しください。";
const damaged = [
  "ネットワークを読み込めませんでした",
  "届いたものが壊れているか、別のものです。接続を確認して、もう一度お試しください。",
] as const;
const stopped = [
  "ネットワークを起動できませんでした",
  "書いたものは無事です。もう一度試してもだめなら、ブラウザーを更新してください。",
] as const;
const networkView = "ネットワークに見えているもの";

export const draw: Draw = {
  paper: "紙",
  pen: "ペン",
  eraser: "消しゴム",
  erased,
  penOnly: "ペンのみ",
  drawWithFinger: "指で書く",
  penOnlyNow: "ペンだけで書きます。指はスクロールとズームに使います",
  inkCanvas: {
    name: "数を書いてください",
    instead: "ここに、マウス、指、ペン、キーボードで数を書いてください。",
    keys: "矢印で移動、二つ同時で斜め、Shift で細かく。Space でペンを下ろす・上げる、Esc で線を取り消し、E で消す",
    penUp: "ペンを上げました",
    dropped: "線を取り消しました",
    erased,
    nothingErased: "ここに消すものはありません",
    moved: (column, row, overInk) => `${column}列、${row}行${overInk ? "、インクあり" : ""}`,
    stopped: (column, row) => `端、${column}列、${row}行`,
    penDown: (column, row, { columns, rows }) => `ペンを下ろしました、${columns}列中${column}列、${rows}行中${row}行`,
  },
  undo: "元に戻す",
  redo: "やり直す",
  clear: "消去",
  live: "ライブ",
  recognize: "認識",
  loading: "ネットワークを読み込んでいます",
  slow,
  notes: {
    empty: "数を書いて、「認識」を押してください。",
    "empty-live": "数を書いてください。書きながら読み取ります。",
    loading: "ネットワークを読み込んでいます。届き次第、書いたものを読み取ります。",
    slow,
    ask: "「認識」を押すと、書いたものを読み取ります。",
    reading: "",
  },
  failures: {
    network: ["ネットワークを読み込めませんでした", "書いたものは無事です。接続を確認して、もう一度お試しください。"],
    timeout: [
      "読み取りに時間がかかりすぎました",
      "中止しました。書いたものは無事です。もう一度試すか、書き直してください。",
    ],
    ...{ model: damaged, spec: damaged, ink: damaged, data: damaged, unsupported: damaged, limit: damaged },
    ...{ worker: stopped, work: stopped, option: stopped, call: stopped, recipe: stopped, training: stopped },
    unfinished: stopped,
  },
  result: "答え",
  readBy: (name, calibrated) => (calibrated ? `${name} で読み取り` : `${name} で読み取り、未校正`),
  share,
  nothing: {
    blank: "まだ少なすぎて読み取れません。",
    unread: ["これは読み取れませんでした", "書いたものは残っています。書き足せば、いつもどおり読み取ります。"],
  },
  rejected: "数ではないようです",
  mostLike: (candidate) => `一番近いのは ${likely(candidate)}`,
  or: "または",
  orWith: (candidate) => `または ${likely(candidate)}`,
  noOther: "ほかに候補なし",
  cannotTell: "こちらにも見分けがつきません。",
  likelier: (text) => `${text} のほうがありそうです。`,
  how: "どう読み取ったか",
  copy: "答えをコピー",
  copied: (text) => `${text} をコピーしました`,
  notCopied: "このブラウザーではコピーが許可されませんでした",
  speak: "答えを読み上げる",
  blankAgain: "白紙です",
  spoken: {
    blank: "少なすぎて読み取れません",
    unread: "これは読み取れませんでした",
    rejected: (best) => `数ではないようです。一番近いのは ${likely(best)}`,
    ambiguous: (best, second) => `${likely(best)}、または ${likely(second)}`,
    confident: likely,
    numbers: (lines) => `数が${lines.flat().length}個：${lines.map((line) => line.join("、")).join("／")}`,
  },
  digits: "数字",
  digit,
  orOnly: (text) => `または ${text}`,
  bars: "各数字の可能性",
  networkView,
  networkNote: "書いた線を中央に寄せ、点の格子に合わせたものです。",
  howNote: (size, best, second) =>
    `${size} × ${size} 個の点（いま紙の上に出ています）の濃さから判断します：${likely(best)}${
      second ? `、次に ${likely(second)}` : ""
    }。`,
  digitNote: (index, count, best, second) =>
    `${count}個中${index + 1}個目の${symbols[best.text] ? "記号" : "数字"}：${digit(best)}${
      second ? `、または ${digit(second)}` : ""
    }。`,
  nearest: (first, second) => `人が書いた最も近い ${first} と ${second}`,
  networkImage: (size) => `${networkView}、${size ? `${size} × ${size} 個の点` : "まだありません"}`,
};
