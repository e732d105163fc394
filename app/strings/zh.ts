import type { Translation } from "./catalogue.ts";
import { draw } from "./zh/draw.ts";
import { number, percent } from "./zh/formats.ts";
import { lazy } from "./zh/lazy.ts";

export const zh: Translation = {
  draw,
  footer: {
    language: "语言",
    languageNotLoaded: "未能加载这种语言。请检查网络连接，然后重试。",
    source: "源代码",
    install: "安装为应用",
  },
  help: {
    open: "按键",
    notLoaded: "未能加载按键说明。请检查网络连接，然后重试。",
  },
  history: {
    title: "以前的",
    more: "更多",
    open: (text) => (text ? `打开 ${text}` : "打开没有数的笔迹"),
    opened: (text) => `${text || "一幅笔迹"}又回到纸面上了`,
    notLoaded: "未能加载列表。请检查网络连接，然后重试。",
  },
  kept: {
    faults: {
      blocked: "此浏览器不保存任何内容：关闭页面后，你写的就没有了。",
      full: "此浏览器已没有空间：关闭页面后，你现在写的就没有了。请删除一些内容，或保存备份。",
      newer: "另一个标签页里有更新的 Tenpen。请重新加载本页，这样你写的才会保存。",
    },
  },
  learn: {
    thatWasA: (digit) => `这是 ${digit}`,
    section: "你的字迹",
    hint: "认错了？按一下正确的数字。",
    notANumber: "不是数",
    byHand: "按你的字迹识别。",
    noted: (label) => (label === null ? "已记为：不是数。" : `已记为 ${label}。`),
    undo: "撤销",
    undone: "已撤回。",
    kept: (count) => (count === 0 ? "你的字迹" : `你的 ${number(count)} 条`),
    about: "你的更正保存在此浏览器中，让 Tenpen 学会你怎么写。",
    exportAll: "保存到文件",
    importFile: "从文件添加…",
    imported: (count) => `已添加 ${number(count)} 条。`,
    refused: (file, where) => `未接受 ${file}：${where} 不是更正。`,
    forgetAll: "全部忘掉",
    forgotten: (count) => `已忘掉 ${number(count)} 条。`,
  },
  model: {
    section: "模型",
    readsWith: (name) => `用 ${name} 识别`,
    own: "Tenpen 自带的模型",
    ownNote: "也可以用你自己的 .keras、.h5、.onnx 或 .safetensors 文件来识别。",
    choose: "用自己的…",
    opening: (name) => `正在打开 ${name}…`,
    drop: "把图片、笔迹、模型或备份放到这里",
    notLoaded: (name) => `未能打开 ${name}。请检查网络连接，然后重试。如果无效，请重新加载页面。`,
  },
  offline: {
    offline: "已离线。一切照常。",
    newer: "有新版本了。",
    reload: "重新加载",
    later: "以后再说",
  },
  page: {
    title: "Tenpen 识别手写的数",
    name: "Tenpen",
    titled: (text) => `${text} · Tenpen`,
    pages: "页面",
    routes: { draw: "书写", train: "训练", inspect: "检视" },
    promise: "你写的和打开的内容都不会离开这台设备。",
    retry: "重试",
    close: "关闭",
  },
  pictures: {
    open: "图片",
    notLoaded: "未能加载图片功能。请检查网络连接，然后重试。",
  },
  share: {
    title: "分享",
    notLoaded: "未能加载。请检查网络连接，然后重试。",
    opened: (count) => (count === 1 ? "笔迹已在纸面上。" : `${count} 幅笔迹中的第一幅已在纸面上，其余的在“以前的”里。`),
    restored: (added) => (added === 0 ? "这个备份里的内容这里都有了。" : `已从备份恢复 ${added} 项。`),
    unreadable: (file) => `${file} 已损坏，或不是笔迹。`,
    notOpened: {
      data: (file) => `${file} 已损坏，或不是备份。没有做任何更改。`,
      unsupported: (file) => `${file} 里没有 Tenpen 能打开的笔迹。`,
      limit: (file) => `${file} 太大。`,
    },
    linkOpened: "链接里的笔迹已在纸面上",
    linkDamaged: "这个链接已损坏：无法读取其中的笔迹。",
    linkNotLoaded: "未能加载这个链接里的笔迹。请检查网络连接，然后再打开一次。",
  },
  percent,
  lazy,
};
