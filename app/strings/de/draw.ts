import type { Strings } from "../catalogue.ts";
import { percent, plural, roughPercent } from "./formats.ts";

type Draw = Strings["draw"];
type Candidate = Parameters<Draw["digit"]>[0];

const share: Draw["share"] = ({ probability, rough }) => (rough ? roughPercent(probability) : percent(probability));
const likely = (candidate: Candidate) => `${candidate.text}, mit ${share(candidate)}`;
const symbols: Readonly<Record<string, string>> = { ".": "Punkt", ",": "Komma", "-": "Minus", "−": "Minus" };
const digit = (candidate: Candidate) => likely({ ...candidate, text: symbols[candidate.text] ?? candidate.text });

const erased = "Radiert. „Rückgängig“ holt es zurück";
const slow = "Das dauert länger als sonst. Prüfe die Verbindung oder versuche es noch einmal.";
const damaged = [
  "Das Netz wurde nicht geladen",
  "Was ankam, ist beschädigt oder etwas anderes. Prüfe die Verbindung und versuche es noch einmal.",
] as const;
const stopped = [
  "Das Netz ist nicht gestartet",
  "Deine Zeichnung ist sicher. Hilft ein neuer Versuch nicht, aktualisiere diesen Browser.",
] as const;
const networkView = "Was das Netz sieht";

export const draw: Draw = {
  paper: "Papier",
  pen: "Stift",
  eraser: "Radierer",
  erased,
  penOnly: "Nur Stift",
  drawWithFinger: "Mit dem Finger zeichnen",
  penOnlyNow: "Nur der Stift zeichnet. Finger scrollen und zoomen",
  inkCanvas: {
    name: "Schreib eine Zahl",
    instead: "Schreib hier eine Zahl, mit Maus, Finger, Stift oder Tastatur.",
    keys: "Pfeile bewegen, zwei zugleich schräg, mit Umschalt fein; Leertaste setzt an und ab, Esc verwirft die Linie, E radiert",
    penUp: "Stift abgehoben",
    dropped: "Linie verworfen",
    erased,
    nothingErased: "Hier ist nichts zu radieren",
    moved: (column, row, overInk) => `Spalte ${column}, Zeile ${row}${overInk ? ", Tinte" : ""}`,
    stopped: (column, row) => `Rand, Spalte ${column}, Zeile ${row}`,
    penDown: (column, row, { columns, rows }) =>
      `Stift aufgesetzt, Spalte ${column} von ${columns}, Zeile ${row} von ${rows}`,
  },
  undo: "Rückgängig",
  redo: "Wiederholen",
  clear: "Leeren",
  live: "Live",
  recognize: "Erkennen",
  loading: "Das Netz wird geladen",
  slow,
  notes: {
    empty: "Schreib eine Zahl und drücke auf „Erkennen“.",
    "empty-live": "Schreib eine Zahl. Sie wird gelesen, während du schreibst.",
    loading: "Das Netz wird geladen. Deine Zeichnung wird gelesen, sobald es da ist.",
    slow,
    ask: "Drücke auf „Erkennen“, um deine Zeichnung lesen zu lassen.",
    reading: "",
  },
  failures: {
    network: [
      "Das Netz wurde nicht geladen",
      "Deine Zeichnung ist sicher. Prüfe die Verbindung und versuche es noch einmal.",
    ],
    timeout: [
      "Das Lesen hat zu lange gedauert",
      "Es wurde abgebrochen. Deine Zeichnung ist sicher: Versuche es noch einmal oder ändere sie.",
    ],
    ...{ model: damaged, spec: damaged, ink: damaged, data: damaged, unsupported: damaged, limit: damaged },
    ...{ worker: stopped, work: stopped, option: stopped, call: stopped, recipe: stopped, training: stopped },
    unfinished: stopped,
  },
  result: "Antwort",
  readBy: (name, calibrated) => (calibrated ? `Gelesen von ${name}` : `Gelesen von ${name}, nicht kalibriert`),
  share,
  nothing: {
    blank: "Zum Lesen ist es noch zu wenig.",
    unread: [
      "Diese Zeichnung ließ sich nicht lesen",
      "Sie ist noch da. Wenn du sie änderst, wird sie wie gewohnt gelesen.",
    ],
  },
  rejected: "Hier ist keine Zahl",
  mostLike: (candidate) => `am ehesten ${likely(candidate)}`,
  or: "oder",
  orWith: (candidate) => `oder ${likely(candidate)}`,
  noOther: "keine andere passt",
  cannotTell: "Ich kann es auch nicht sagen.",
  likelier: (text) => `Eher die ${text}.`,
  how: "Wie wurde das gelesen?",
  copy: "Antwort kopieren",
  copied: (text) => `${text} kopiert`,
  notCopied: "Dieser Browser hat das Kopieren nicht erlaubt",
  speak: "Antwort vorlesen",
  blankAgain: "Leeres Papier",
  spoken: {
    blank: "Zum Lesen ist es zu wenig",
    unread: "Diese Zeichnung ließ sich nicht lesen",
    rejected: (best) => `Hier ist keine Zahl. Am ehesten ist es ${likely(best)}`,
    ambiguous: (best, second) => `${likely(best)}, oder ${likely(second)}`,
    confident: likely,
    numbers: (lines) =>
      `${plural(lines.flat().length, { one: "# Zahl", other: "# Zahlen" })}: ${lines
        .map((line) => line.join(", "))
        .join("; ")}`,
  },
  digits: "Ziffern",
  digit,
  orOnly: (text) => `oder ${text}`,
  bars: "Wie wahrscheinlich jede Ziffer ist",
  networkView,
  networkNote: "Deine Striche, in die Mitte gerückt und auf sein Punktraster gebracht.",
  howNote: (size, best, second) =>
    `Es sieht ${size} × ${size} Punkte, jetzt auf dem Papier, und wägt ihr Grau ab: ${likely(best)}${
      second ? `, vor ${likely(second)}` : ""
    }.`,
  digitNote: (index, count, best, second) =>
    `${symbols[best.text] ? "Zeichen" : "Ziffer"} ${index + 1} von ${count}: ${digit(best)}${
      second ? `, oder ${digit(second)}` : ""
    }.`,
  nearest: (first, second) => `Die nächste ${first} und ${second} von Menschenhand`,
  networkImage: (size) => `${networkView}, ${size ? `${size} mal ${size} Punkte` : "noch nichts"}`,
};
