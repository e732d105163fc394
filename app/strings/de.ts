import type { Translation } from "./catalogue.ts";
import { draw } from "./de/draw.ts";
import { number, percent, plural } from "./de/formats.ts";
import { lazy } from "./de/lazy.ts";

export const de: Translation = {
  draw,
  footer: {
    language: "Sprache",
    languageNotLoaded: "Diese Sprache konnte nicht geladen werden. Prüfe die Verbindung und versuche es noch einmal.",
    source: "Quelltext",
    install: "Als App installieren",
  },
  help: {
    open: "Tasten",
    notLoaded: "Die Tasten konnten nicht geladen werden. Prüfe die Verbindung und versuche es noch einmal.",
  },
  history: {
    title: "Früher",
    more: "Mehr",
    open: (text) => (text ? `${text} öffnen` : "Zeichnung ohne Zahl öffnen"),
    opened: (text) => `${text || "Eine Zeichnung"} ist wieder auf dem Papier`,
    notLoaded: "Die Liste konnte nicht geladen werden. Prüfe die Verbindung und versuche es noch einmal.",
  },
  kept: {
    faults: {
      blocked: "Dieser Browser behält nichts: Was du zeichnest, ist weg, sobald du die Seite schließt.",
      full: "Dieser Browser hat keinen Platz mehr: Was du jetzt zeichnest, ist weg, sobald du die Seite schließt. Lösche etwas oder sichere alles.",
      newer: "In einem anderen Tab läuft ein neueres Tenpen. Lade diesen neu, damit behalten wird, was du zeichnest.",
    },
  },
  learn: {
    thatWasA: (digit) => `Das war eine ${digit}`,
    section: "Deine Handschrift",
    hint: "Falsch gelesen? Drücke auf die Ziffer, die es ist.",
    notANumber: "Keine Zahl",
    byHand: "Nach deiner Handschrift gelesen.",
    noted: (label) => (label === null ? "Als keine Zahl vermerkt." : `Als ${label} vermerkt.`),
    undo: "Rückgängig",
    undone: "Zurückgenommen.",
    kept: (count) => (count === 0 ? "Deine Handschrift" : `${number(count)} von dir`),
    about: "Was du korrigierst, bleibt in diesem Browser und lehrt Tenpen, wie du schreibst.",
    exportAll: "In eine Datei speichern",
    importFile: "Aus einer Datei hinzufügen…",
    nothingNew: "In der Datei war nichts Neues.",
    imported: (count) => `${number(count)} hinzugefügt.`,
    refused: (file, where) => `${file} wurde nicht genommen: ${where} ist keine Korrektur.`,
    forgetAll: "Alles vergessen",
    forgotten: (count) => `${number(count)} vergessen.`,
  },
  model: {
    section: "Modell",
    readsWith: (name) => `Liest mit ${name}`,
    own: "Tenpens eigenem Modell",
    ownNote: "Stattdessen kann eine Datei von dir lesen: .keras, .h5, .onnx oder .safetensors.",
    choose: "Eigenes verwenden…",
    opening: (name) => `${name} wird geöffnet…`,
    drop: "Bild, Zeichnung, Modell oder Sicherung hier ablegen",
    notLoaded: (name) =>
      `${name} konnte nicht geöffnet werden. Prüfe die Verbindung und versuche es noch einmal. Hilft das nicht, lade die Seite neu.`,
  },
  offline: {
    offline: "Offline. Es ändert sich nichts.",
    newer: "Eine neue Version ist da.",
    reload: "Neu laden",
    later: "Später",
  },
  page: {
    title: "Tenpen liest handgeschriebene Zahlen",
    name: "Tenpen",
    titled: (text) => `${text} · Tenpen`,
    pages: "Seiten",
    routes: { draw: "Zeichnen", train: "Trainieren", inspect: "Ansehen" },
    promise: "Nichts, was du zeichnest oder öffnest, verlässt dieses Gerät.",
    retry: "Noch einmal versuchen",
    close: "Schließen",
  },
  pictures: {
    open: "Bild",
    notLoaded: "Bilder konnten nicht geladen werden. Prüfe die Verbindung und versuche es noch einmal.",
  },
  share: {
    title: "Teilen",
    notLoaded: "Das konnte nicht geladen werden. Prüfe die Verbindung und versuche es noch einmal.",
    opened: (count) =>
      count === 1
        ? "Die Zeichnung ist auf dem Papier."
        : `Die erste von ${count} Zeichnungen ist auf dem Papier, die anderen stehen unter „Früher“.`,
    nothingInIt: "In dieser Sicherung ist nichts.",
    newerBackup: (file) =>
      `${file} stammt von einem neueren Tenpen. Lade diese Seite neu und öffne die Datei noch einmal.`,
    restored: (added) =>
      added === 0
        ? "Alles aus dieser Sicherung war schon da."
        : `${plural(added, { one: "# Eintrag", other: "# Einträge" })} aus der Sicherung wiederhergestellt.`,
    unreadable: (file) => `${file} ist beschädigt oder keine Zeichnung.`,
    notOpened: {
      data: (file) => `${file} ist beschädigt oder keine Sicherung. Es wurde nichts geändert.`,
      unsupported: (file) => `${file} enthält keine Zeichnung, die Tenpen öffnen kann.`,
      limit: (file) => `${file} ist zu groß.`,
    },
    linkOpened: "Die Zeichnung des Links ist auf dem Papier",
    linkDamaged: "Dieser Link ist beschädigt: Seine Zeichnung lässt sich nicht lesen.",
    linkNotLoaded:
      "Die Zeichnung dieses Links konnte nicht geladen werden. Prüfe die Verbindung und öffne ihn noch einmal.",
  },
  percent,
  lazy,
};
