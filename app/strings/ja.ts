import type { Translation } from "./catalogue.ts";
import { draw } from "./ja/draw.ts";
import { number, percent } from "./ja/formats.ts";
import { lazy } from "./ja/lazy.ts";

export const ja: Translation = {
  draw,
  footer: {
    language: "言語",
    languageNotLoaded: "この言語を読み込めませんでした。接続を確認して、もう一度お試しください。",
    source: "ソースコード",
    install: "アプリとしてインストール",
  },
  help: {
    open: "キー操作",
    notLoaded: "キー操作の一覧を読み込めませんでした。接続を確認して、もう一度お試しください。",
  },
  history: {
    title: "これまで",
    more: "もっと見る",
    open: (text) => (text ? `${text} を開く` : "数のない手書きを開く"),
    opened: (text) => `${text || "手書き"}を紙に戻しました`,
    notLoaded: "一覧を読み込めませんでした。接続を確認して、もう一度お試しください。",
  },
  kept: {
    faults: {
      blocked: "このブラウザーには何も保存されません。書いたものは、ページを閉じると消えます。",
      full: "このブラウザーには空きがありません。今書いたものは、ページを閉じると消えます。何かを削除するか、バックアップを保存してください。",
      newer: "別のタブに新しい Tenpen があります。書いたものを残すには、このタブを再読み込みしてください。",
    },
  },
  learn: {
    thatWasA: (digit) => `これは ${digit} でした`,
    section: "あなたの筆跡",
    hint: "読み間違いですか？正しい数字を押してください。",
    notANumber: "数ではない",
    byHand: "あなたの筆跡をもとに読み取りました。",
    noted: (label) => (label === null ? "数ではないと記録しました。" : `${label} と記録しました。`),
    undo: "元に戻す",
    undone: "取り消しました。",
    kept: (count) => (count === 0 ? "あなたの筆跡" : `あなたの ${number(count)} 件`),
    about: "訂正はこのブラウザーに保存され、あなたの書き方を Tenpen に教えます。",
    exportAll: "ファイルに保存",
    importFile: "ファイルから追加…",
    nothingNew: "ファイルに新しいものはありませんでした。",
    imported: (count) => `${number(count)} 件を追加しました。`,
    refused: (file, where) => `${file} は受け付けませんでした：${where} は訂正ではありません。`,
    forgetAll: "すべて忘れる",
    forgotten: (count) => `${number(count)} 件を忘れました。`,
  },
  model: {
    section: "モデル",
    readsWith: (name) => `${name} で読み取ります`,
    own: "Tenpen 標準のモデル",
    ownNote: "代わりに、お手持ちの .keras、.h5、.onnx、.safetensors ファイルでも読み取れます。",
    choose: "自分のものを使う…",
    opening: (name) => `${name} を開いています…`,
    drop: "画像、手書き、モデル、バックアップをドロップしてください",
    notLoaded: (name) =>
      `${name} を開けませんでした。接続を確認して、もう一度お試しください。だめなら、ページを再読み込みしてください。`,
  },
  offline: {
    offline: "オフラインです。何も変わりません。",
    newer: "新しいバージョンがあります。",
    reload: "再読み込み",
    later: "後で",
  },
  page: {
    title: "Tenpen は手書きの数を読み取ります",
    name: "Tenpen",
    titled: (text) => `${text} · Tenpen`,
    pages: "ページ",
    routes: { draw: "書く", train: "学習", inspect: "調べる" },
    promise: "書いたものも開いたものも、この端末の外には出ません。",
    retry: "もう一度試す",
    close: "閉じる",
  },
  pictures: {
    open: "画像",
    notLoaded: "画像の機能を読み込めませんでした。接続を確認して、もう一度お試しください。",
  },
  share: {
    title: "共有",
    notLoaded: "読み込めませんでした。接続を確認して、もう一度お試しください。",
    opened: (count) =>
      count === 1
        ? "手書きを紙に出しました。"
        : `${count}件のうち最初の手書きを紙に出しました。残りは「これまで」にあります。`,
    nothingInIt: "このバックアップには何も入っていません。",
    newerBackup: (file) =>
      `${file} は新しい Tenpen で作られています。このページを再読み込みしてから、もう一度開いてください。`,
    restored: (added) =>
      added === 0 ? "このバックアップの中身は、すべてここにありました。" : `バックアップから${added}件を戻しました。`,
    unreadable: (file) => `${file} は壊れているか、手書きではありません。`,
    notOpened: {
      data: (file) => `${file} は壊れているか、バックアップではありません。何も変えていません。`,
      unsupported: (file) => `${file} には、Tenpen で開ける手書きがありません。`,
      limit: (file) => `${file} は大きすぎます。`,
    },
    linkOpened: "リンクの手書きを紙に出しました",
    linkDamaged: "このリンクは壊れています。手書きを読み取れません。",
    linkNotLoaded: "このリンクの手書きを読み込めませんでした。接続を確認して、もう一度開いてください。",
  },
  percent,
  lazy,
};
