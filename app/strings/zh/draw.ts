import type { Strings } from "../catalogue.ts";
import { percent, roughPercent } from "./formats.ts";

type Draw = Strings["draw"];
type Candidate = Parameters<Draw["digit"]>[0];

const share: Draw["share"] = ({ probability, rough }) => (rough ? roughPercent(probability) : percent(probability));
const likely = (candidate: Candidate) => `${candidate.text}，可能性 ${share(candidate)}`;
const symbols: Readonly<Record<string, string>> = { ".": "点", ",": "逗号", "-": "负号", "−": "负号" };
const digit = (candidate: Candidate) => likely({ ...candidate, text: symbols[candidate.text] ?? candidate.text });

const erased = "已擦除，“撤销”可恢复";
const slow = "用时比平常久。请检查网络连接，或重试。";
const damaged = ["神经网络未能加载", "收到的内容已损坏或不是所需文件。请检查网络连接，然后重试。"] as const;
const stopped = ["神经网络未能启动", "你写的内容没有丢失。如果重试无效，请更新浏览器。"] as const;
const networkView = "神经网络看到的图像";

export const draw: Draw = {
  paper: "纸面",
  pen: "笔",
  eraser: "橡皮",
  erased,
  penOnly: "仅用笔",
  drawWithFinger: "用手指写",
  penOnlyNow: "现在只有笔能写，手指用于滚动和缩放",
  inkCanvas: {
    name: "写一个数",
    instead: "在这里用鼠标、手指、触控笔或键盘写一个数。",
    keys: "方向键移动，同按两个走斜线，按住 Shift 细移；空格落笔和抬笔，Esc 丢弃这一笔，E 擦除",
    penUp: "抬笔",
    dropped: "已丢弃这一笔",
    erased,
    nothingErased: "这里没有可擦除的内容",
    moved: (column, row, overInk) => `第 ${column} 列，第 ${row} 行${overInk ? "，有墨迹" : ""}`,
    stopped: (column, row) => `边缘，第 ${column} 列，第 ${row} 行`,
    penDown: (column, row, { columns, rows }) =>
      `落笔，第 ${column} 列（共 ${columns} 列），第 ${row} 行（共 ${rows} 行）`,
  },
  undo: "撤销",
  redo: "重做",
  clear: "清空",
  live: "实时",
  recognize: "识别",
  loading: "正在加载神经网络",
  slow,
  notes: {
    empty: "写一个数，然后按“识别”。",
    "empty-live": "写一个数，边写边识别。",
    loading: "正在加载神经网络，加载完就识别你写的内容。",
    slow,
    ask: "按“识别”来识别你写的内容。",
    reading: "",
  },
  failures: {
    network: ["神经网络未能加载", "你写的内容没有丢失。请检查网络连接，然后重试。"],
    timeout: ["识别用时过长", "已停止识别。你写的内容没有丢失：请重试，或改一改。"],
    ...{ model: damaged, spec: damaged, ink: damaged, data: damaged, unsupported: damaged, limit: damaged },
    ...{ worker: stopped, work: stopped, option: stopped, call: stopped, recipe: stopped, training: stopped },
    unfinished: stopped,
  },
  result: "结果",
  readBy: (name, calibrated) => (calibrated ? `由 ${name} 识别` : `由 ${name} 识别，未校准`),
  share,
  nothing: {
    blank: "写得太少，还无法识别。",
    unread: ["未能识别这幅笔迹", "它还在这里。修改后会照常识别。"],
  },
  rejected: "这里没有数",
  mostLike: (candidate) => `最像 ${likely(candidate)}`,
  or: "或",
  orWith: (candidate) => `或 ${likely(candidate)}`,
  noOther: "没有其他接近的",
  cannotTell: "我也分不清。",
  likelier: (text) => `更可能是 ${text}。`,
  how: "这是怎么识别的？",
  copy: "复制结果",
  copied: (text) => `已复制 ${text}`,
  notCopied: "浏览器不允许复制",
  speak: "朗读结果",
  blankAgain: "纸面已清空",
  spoken: {
    blank: "写得太少，无法识别",
    unread: "未能识别这幅笔迹",
    rejected: (best) => `这里没有数。最像 ${likely(best)}`,
    ambiguous: (best, second) => `${likely(best)}，或 ${likely(second)}`,
    confident: likely,
    numbers: (lines) => `${lines.flat().length} 个数：${lines.map((line) => line.join("，")).join("；")}`,
  },
  digits: "数字",
  digit,
  orOnly: (text) => `或 ${text}`,
  bars: "每个数字的可能性",
  networkView,
  networkNote: "你的笔画，移到中间并缩放到它的点阵上。",
  howNote: (size, best, second) =>
    `它看到 ${size} × ${size} 个点（现在就在纸面上），衡量其深浅：${likely(best)}${
      second ? `，其次是 ${likely(second)}` : ""
    }。`,
  digitNote: (index, count, best, second) =>
    `${count} 个中的第 ${index + 1} 个${symbols[best.text] ? "符号" : "数字"}：${digit(best)}${
      second ? `，或 ${digit(second)}` : ""
    }。`,
  nearest: (first, second) => `人们写过的最接近的 ${first} 和 ${second}`,
  networkImage: (size) => `${networkView}，${size ? `${size} × ${size} 个点` : "尚无内容"}`,
};
