import type { LazyStrings } from "../catalogue.ts";
import { number } from "./formats.ts";

type Texts = LazyStrings["pictureView"];

const damaged: Texts["pdf"] = (file) => `${file} 已损坏，或者不是图片。`;
const stopNote: Texts["pdf"] = (file) => `读取 ${file} 时中断了。请重试，或换一张小一些的图片。`;
const count: Texts["count"] = (numbers) => `${number(numbers)} 个数`;

export const pictureView: Texts = {
  picture: "图片",
  back: "回到纸上",
  choose: "选择图片…",
  camera: "使用相机",
  orDrop: "也可以把图片拖到或粘贴到这里。不会上传任何内容。",
  which: (index, count) => `第 ${index} 张图片，共 ${count} 张`,
  previous: "上一张图片",
  next: "下一张图片",
  zoomIn: "放大",
  zoomOut: "缩小",
  zoomFit: "显示全部",
  stage: "图片。加号和减号缩放，0 显示全部，方向键移动",
  waiting: "正在排队…",
  opening: "正在打开图片…",
  reading: "正在读取…",
  stop: "停止",
  stopped: "已停止。",
  again: "读取",
  none: "这张图片里没有数",
  noneAdvice: "数字清晰、占满画面时读得最准。",
  count,
  spoken: (numbers, chosen) => (numbers === 1 ? `1 个数：${chosen}` : `${count(numbers)}。当前选中：${chosen}`),
  boxes: "图片中的数",
  correct: "更正",
  correctNote: "不是数的地方请留空。",
  corrected: "已由你更正",
  leftOut: "已由你排除",
  undo: "撤销",
  all: "所有的数",
  grid: (rows, columns) => `${rows} 行 ${columns} 列的表格`,
  copy: "复制",
  copied: "已复制。",
  notCopied: "浏览器不允许复制。",
  saveCsv: "存为 CSV",
  saveJson: "存为 JSON",
  saved: (file) => `已存为 ${file}。`,
  failures: {
    data: damaged,
    limit: (file) => `${file} 太大：最多读取 1 亿像素、200 MB。`,
    timeout: (file) => `读取 ${file} 用时太长，已放弃。`,
    network: () => "网络模型未能加载。请检查网络连接，然后重试。",
    unsupported: (file) => `浏览器打不开 ${file}。请另存为 JPEG 或 PNG 后再打开。`,
    ...{ model: stopNote, spec: stopNote, ink: stopNote, worker: stopNote, work: stopNote, option: stopNote },
    ...{ call: stopNote, recipe: stopNote, training: stopNote, unfinished: stopNote },
  },
  pdf: (file) => `${file} 是 PDF。请把其中的页面存为图片，或者截图。`,
  live: "相机",
  take: "拍照",
  cameraStarting: "正在等待相机…",
  aimed: (numbers) => (numbers === 0 ? "没有看到数" : count(numbers)),
  cameraProblems: {
    denied: "未获准使用相机。请在浏览器设置中允许此页面使用相机，或者选择一张图片。",
    missing: "没有找到相机。请改为选择图片。",
    failed: "相机未能启动，可能正被其他程序使用。",
  },
  still: "相机图片",
};
