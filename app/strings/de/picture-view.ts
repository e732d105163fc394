import type { LazyStrings } from "../catalogue.ts";
import { plural } from "./formats.ts";

type Texts = LazyStrings["pictureView"];

const damaged: Texts["pdf"] = (file) => `${file} ist beschädigt oder kein Bild.`;
const stopNote: Texts["pdf"] = (file) =>
  `Das Lesen von ${file} ist stehen geblieben. Versuche es noch einmal, oder zeige ein kleineres Bild.`;
const count: Texts["count"] = (numbers) => plural(numbers, { one: "# Zahl", other: "# Zahlen" });

export const pictureView: Texts = {
  picture: "Bild",
  back: "Zurück zum Papier",
  choose: "Bilder auswählen…",
  camera: "Kamera verwenden",
  orDrop: "Oder hier ablegen oder einfügen. Nichts wird hochgeladen.",
  which: (index, count) => `Bild ${index} von ${count}`,
  remove: "Entfernen",
  removed: (file) => `${file} wurde entfernt.`,
  previous: "Voriges Bild",
  next: "Nächstes Bild",
  zoomIn: "Vergrößern",
  zoomOut: "Verkleinern",
  zoomFit: "Ganz zeigen",
  stage: "Bild. Plus und Minus ändern die Größe, 0 zeigt es ganz, Pfeile verschieben es",
  waiting: "Wartet, bis es an der Reihe ist…",
  opening: "Das Bild wird geöffnet…",
  reading: "Wird gelesen…",
  stop: "Abbrechen",
  stopped: "Abgebrochen.",
  again: "Lesen",
  none: "In diesem Bild ist keine Zahl",
  noneAdvice: "Zahlen lassen sich am besten lesen, wenn sie scharf sind und das Bild füllen.",
  count,
  spoken: (numbers, chosen) => (numbers === 1 ? `1 Zahl: ${chosen}` : `${count(numbers)}. Gewählt: ${chosen}`),
  boxes: "Zahlen im Bild",
  correct: "Berichtigen",
  correctNote: "Leer lassen, wo keine Zahl ist.",
  notTyped: "Das ist keine Zahl: Ziffern, davor ein Minus, dazwischen ein Punkt, Komma oder Minus.",
  corrected: "Von dir berichtigt",
  leftOut: "Von dir weggelassen",
  undo: "Rückgängig",
  all: "Alle Zahlen",
  grid: (rows, columns) => `Tabelle mit ${rows} Zeilen und ${columns} Spalten`,
  copy: "Kopieren",
  copied: "Kopiert.",
  notCopied: "Dieser Browser hat das Kopieren nicht erlaubt.",
  saveCsv: "Als CSV speichern",
  saveJson: "Als JSON speichern",
  saved: (file) => `Als ${file} gespeichert.`,
  write: "Darauf schreiben",
  surface: "Auf das Bild schreiben",
  surfaceKeys:
    "Pfeile bewegen, zwei zugleich schräg, mit Umschalt fein; Leertaste setzt an und ab, Esc verwirft die Linie",
  writeHint: "Über einer Zahl berichtigt es sie, sonst kommt eine hinzu",
  notWritten: "Was du geschrieben hast, ist keine Zahl",
  written: "Von dir geschrieben",
  replaced: (was, likely) => `Statt ${was}: ${likely}`,
  added: (likely) => `Hinzugefügt: ${likely}`,
  unchanged: "Das Geschriebene ändert nichts",
  allPictures: "Alle Bilder",
  readOf: (read, all) => `${read} von ${all} gelesen`,
  failed: (pictures) => plural(pictures, { one: "# war nicht lesbar", other: "# waren nicht lesbar" }),
  goOn: "Die übrigen lesen",
  allRead: (pictures, numbers) =>
    `${plural(pictures, { one: "# Bild", other: "# Bilder" })} gelesen: ${count(numbers)}`,
  copyAll: "Alles kopieren",
  saveAllCsv: "Alles als CSV speichern",
  saveAllJson: "Alles als JSON speichern",
  failures: {
    data: damaged,
    limit: (file) => `${file} ist zu groß: Höchstens 100 Megapixel und 200 MB werden gelesen.`,
    timeout: (file) => `Das Lesen von ${file} hat zu lange gedauert und wurde aufgegeben.`,
    network: () => "Das Netz wurde nicht geladen. Prüfe die Verbindung und versuche es noch einmal.",
    unsupported: (file) =>
      `Dieser Browser kann ${file} nicht öffnen. Speichere das Bild als JPEG oder PNG und öffne das.`,
    ...{ model: stopNote, spec: stopNote, ink: stopNote, worker: stopNote, work: stopNote, option: stopNote },
    ...{ call: stopNote, recipe: stopNote, training: stopNote, unfinished: stopNote },
  },
  pdf: (file) => `${file} ist ein PDF. Speichere seine Seite als Bild, oder nimm ein Bildschirmfoto davon auf.`,
  live: "Kamera",
  take: "Bild aufnehmen",
  cameraStarting: "Warte auf die Kamera…",
  aimed: (numbers) => (numbers === 0 ? "Keine Zahl in Sicht" : count(numbers)),
  cameraProblems: {
    denied:
      "Die Kamera wurde nicht erlaubt. Erlaube sie für diese Seite in den Einstellungen des Browsers, oder wähle ein Bild aus.",
    missing: "Es wurde keine Kamera gefunden. Wähle stattdessen ein Bild aus.",
    failed: "Die Kamera ist nicht gestartet. Vielleicht verwendet sie gerade ein anderes Programm.",
  },
  still: "Kamerabild",
};
