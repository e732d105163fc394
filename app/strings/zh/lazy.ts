import type { LazyStrings } from "../catalogue.ts";
import { decimal, number, percent } from "./formats.ts";
import { pictureView } from "./picture-view.ts";

type Sentence = LazyStrings["fileProblem"]["notOpened"]["data"];
const unreadable: Sentence = (file) => `未能读取 ${file}。`;
const connection: Sentence = (file) => `未能打开 ${file}。请检查网络连接，然后重试。`;

const bytes = (count: number) => {
  if (count < 1000) return `${count}\u00a0字节`;
  return count < 999_500 ? `${Math.round(count / 1000)}\u00a0KB` : `${decimal(count / 1e6)}\u00a0MB`;
};
const ranges = { "0..1": "0 到 1", "0..255": "0 到 255", "-1..1": "−1 到 1", "mean/std": "标准化" };
const inks = { white: "黑底白字", black: "白底黑字" };

export const lazy: LazyStrings = {
  drawingList: {
    nothing: "还没有记录。清空纸面或离开页面时会记下笔迹。",
    delete: "删除",
    deleteOne: (text) => (text ? `删除 ${text}` : "删除没有数的笔迹"),
    deleted: "已删除。",
    forgetAll: "全部忘掉",
    forgotten: "已全部忘掉。",
    back: "已恢复。",
    showMore: "显示更多",
    onDevice: "只保存在此浏览器中。有的浏览器会在你一周没来时丢弃它：备份可以留住它。",
  },
  fileProblem: {
    notOpened: {
      data: (file) => `未能打开 ${file}：它不是文件，或已被移动。`,
      model: (file) => `${file} 已损坏，或不是模型。`,
      spec: (file) => `${file} 的各层互不匹配。`,
      unsupported: (file, part, got) => `${file} 含有 Tenpen 不支持的内容：${part}，值为 ${got}。`,
      limit: (file) => `${file} 太大，或用时会太久。`,
      timeout: (file) => `${file} 用时太久，已放弃。`,
      ...{ network: connection, worker: connection },
      ...{ ink: unreadable, option: unreadable, call: unreadable, recipe: unreadable, training: unreadable },
      ...{ work: unreadable, unfinished: unreadable },
    },
    empty: (file) => `${file} 是空的。`,
    anotherKind: (file, kind) =>
      `${file} 不是模型（${kind}）。Tenpen 可以用 .keras、.h5、.onnx 和 .safetensors 文件识别。`,
    notThere: (file) => `${file} 已不在此浏览器中。`,
    tooSlow: (file) => `${file} 识别用时太久，已移除。`,
    stopped: (file) => `${file} 已停止运行，已移除。`,
  },
  helpSheet: {
    title: "按键",
    where: {
      everywhere: "任何地方",
      paper: "在纸面上",
      digits: "在结果的各个数字之间",
      bars: "在条形下面的各个数字之间",
      picture: "在图片上",
      boxes: "在图片中的各个数之间",
    },
    does: {
      undo: "撤销",
      redo: "重做",
      help: "显示本说明",
      move: "移动笔",
      moveFinely: "细微移动笔",
      draw: "落笔和抬笔",
      drop: "丢弃这一笔",
      erase: "换成橡皮，或换回笔",
      choose: "查看另一个数字",
      chooseBar: "移到另一个数字",
      correct: "说明它就是这个数字",
      zoom: "缩放",
      zoomByWheel: "缩放，如同用两指",
      zoomFit: "显示全部",
      movePicture: "移动",
      chooseNumber: "查看另一个数",
      correctNumber: "改成所输入的数",
    },
    keys: { Mod: "Ctrl", Shift: "Shift", Space: "空格", Esc: "Esc", Enter: "Enter", Wheel: "滚轮" },
    questionMark: "按 ? 显示按键",
  },
  modelPanel: {
    number,
    bytes,
    details: {
      rightOf: (images) => `${number(images)} 张 MNIST 测试图像的正确率`,
      notTried: "未用图像试过",
      parameters: "参数",
      file: "文件",
      own: (own, images) =>
        `Tenpen 自带的：${percent(own.right / images)}，${number(own.parameters)} 个参数，${bytes(own.bytes)}`,
      pixels: "像素",
      ink: "笔迹",
      ranges,
      inks,
      input: {
        shape: (shape, outputActivation) => `输入 ${shape}${outputActivation ? `，以 ${outputActivation} 结尾` : ""}。`,
        file: "以文件所述为准。",
        found: "用这些图像逐一试出来的。",
        poor: "这是试过的当中最合适的，但并不好：它可能是用别的东西训练的。",
        guess: "猜测：用来试的图像未能加载。",
        user: "由你设定。",
        overruled: (found) => `由你设定；试出来的是 ${ranges[found.range]}、${inks[found.ink]}。`,
      },
      graph: (operations) => `由 ${number(operations)} 个运算组成的图。`,
      layers: { title: "各层", name: "层", type: "类型", output: "输出", parameters: "参数" },
      confidence: ({ calibrated, hasRejectClass }) =>
        `它的置信度${calibrated ? "已" : "未"}校准，而且它${
          hasRejectClass ? "知道什么不是数" : "从不说“这里没有数”"
        }。`,
    },
    trying: (name) => `正在试 ${name}…`,
    chooseAnother: "换一个…",
    remove: "移除",
    notUploaded: "不会上传任何内容。",
    kept: "移除之前一直保存在此浏览器中。不会上传任何内容。",
    notKept: "此浏览器不保存它：在你离开之前用它识别。不会上传任何内容。",
  },
  pictureView,
  shareDialog: {
    drawing: "这幅笔迹",
    blank: "纸面上还没有内容。",
    send: "发送链接…",
    copyLink: "复制链接",
    copyPicture: "复制为图片",
    png: "存为 PNG",
    svg: "存为 SVG",
    inkFile: "保存笔迹",
    opensAgain: "这些都能在这里重新打开：把它放到页面上即可。链接里就带着笔迹本身。",
    kept: "保存的所有内容",
    open: "打开或恢复…",
    backup: "备份",
    forgetAll: "全部忘掉",
    backupNote: "备份是一个文件，里面有你的笔迹、更正、模型和训练。恢复时会补上缺少的内容。",
    saved: (file) => `已存为 ${file}。`,
    linkCopied: "已复制链接。",
    pictureCopied: "已复制图片。",
    forgotten: "已全部忘掉。",
    back: "已恢复。",
    tooLong: "这幅笔迹太大，放不进链接。请改为保存笔迹。",
    failed: "浏览器不允许这样做。请改为保存文件。",
  },
};
