import type { LazyStrings } from "../catalogue.ts";
import { decimal, number, percent } from "./formats.ts";
import { pictureView } from "./picture-view.ts";

type Sentence = LazyStrings["fileProblem"]["notOpened"]["data"];
const unreadable: Sentence = (file) => `${file} konnte nicht gelesen werden.`;
const connection: Sentence = (file) =>
  `${file} konnte nicht geöffnet werden. Prüfe die Verbindung und versuche es noch einmal.`;

const bytes = (count: number) => {
  if (count < 1000) return `${count}\u00a0Byte`;
  return count < 999_500 ? `${Math.round(count / 1000)}\u00a0KB` : `${decimal(count / 1e6)}\u00a0MB`;
};
const ranges = { "0..1": "0 bis 1", "0..255": "0 bis 255", "-1..1": "−1 bis 1", "mean/std": "standardisiert" };
const inks = { white: "weiß auf schwarz", black: "schwarz auf weiß" };

export const lazy: LazyStrings = {
  drawingList: {
    nothing: "Noch nichts notiert. Eine Zeichnung wird es, wenn du das Papier leerst oder die Seite verlässt.",
    delete: "Löschen",
    deleteOne: (text) => (text ? `${text} löschen` : "Zeichnung ohne Zahl löschen"),
    deleted: "Gelöscht.",
    forgetAll: "Alles vergessen",
    forgotten: "Alles vergessen.",
    back: "Zurückgeholt.",
    showMore: "Mehr zeigen",
    onDevice:
      "Nur in diesem Browser. Manche Browser werfen es weg, wenn du eine Woche nicht da warst: Eine Sicherung bewahrt es.",
  },
  fileProblem: {
    notOpened: {
      data: (file) => `${file} konnte nicht geöffnet werden: Es ist keine Datei oder wurde verschoben.`,
      model: (file) => `${file} ist beschädigt oder kein Modell.`,
      spec: (file) => `${file} hat Schichten, die nicht zusammenpassen.`,
      unsupported: (file, part, got) => `${file} enthält, was Tenpen nicht liest: ${part} mit ${got}.`,
      limit: (file) => `${file} ist zu groß oder würde zu lange dauern.`,
      timeout: (file) => `${file} hat zu lange gedauert und wurde aufgegeben.`,
      ...{ network: connection, worker: connection },
      ...{ ink: unreadable, option: unreadable, call: unreadable, recipe: unreadable, training: unreadable },
      ...{ work: unreadable, unfinished: unreadable },
    },
    empty: (file) => `${file} ist leer.`,
    anotherKind: (file, kind) =>
      `${file} ist kein Modell (${kind}). Tenpen kann mit .keras-, .h5-, .onnx- und .safetensors-Dateien lesen.`,
    notThere: (file) => `${file} ist nicht mehr in diesem Browser.`,
    tooSlow: (file) => `${file} hat zu lange zum Lesen gebraucht und wurde entfernt.`,
    stopped: (file) => `${file} ist stehen geblieben und wurde entfernt.`,
  },
  helpSheet: {
    title: "Tasten",
    where: {
      everywhere: "Überall",
      paper: "Auf dem Papier",
      digits: "Unter den Ziffern einer Antwort",
      bars: "Unter den Ziffern der Balken",
      picture: "Auf einem Bild",
      boxes: "Unter den Zahlen eines Bilds",
    },
    does: {
      undo: "Rückgängig",
      redo: "Wiederholen",
      help: "Dies zeigen",
      move: "Den Stift bewegen",
      moveFinely: "Den Stift fein bewegen",
      draw: "Den Stift ansetzen und abheben",
      drop: "Die Linie verwerfen",
      erase: "Den Radierer nehmen oder wieder den Stift",
      choose: "Eine andere Ziffer ansehen",
      chooseBar: "Zu einer anderen Ziffer gehen",
      correct: "Sagen, dass es diese Ziffer war",
      zoom: "Vergrößern und verkleinern",
      zoomByWheel: "Vergrößern und verkleinern, wie zwei Finger es tun",
      zoomFit: "Ganz zeigen",
      movePicture: "Verschieben",
      chooseNumber: "Eine andere Zahl ansehen",
      correctNumber: "Berichtigen, wie es eingetippt ist",
    },
    keys: { Mod: "Strg", Shift: "Umschalt", Space: "Leertaste", Esc: "Esc", Enter: "Eingabe", Wheel: "Mausrad" },
    questionMark: "? zeigt die Tasten",
  },
  modelPanel: {
    number,
    bytes,
    details: {
      rightOf: (images) => `richtig von ${number(images)} MNIST-Testbildern`,
      notTried: "nicht an Bildern erprobt",
      parameters: "Parameter",
      file: "Datei",
      own: (own, images) =>
        `Tenpens eigenes: ${percent(own.right / images)}, ${number(own.parameters)} Parameter, ${bytes(own.bytes)}`,
      pixels: "Pixel",
      ink: "Tinte",
      ranges,
      inks,
      input: {
        shape: (shape, outputActivation) =>
          `Eingabe ${shape}${outputActivation ? `, endet in ${outputActivation}` : ""}.`,
        file: "So steht es in der Datei.",
        found: "Durch Ausprobieren an diesen Bildern gefunden.",
        poor: "Das passt von allem am besten, aber nicht gut: Es wurde vielleicht mit etwas anderem trainiert.",
        guess: "Geraten: Die Bilder zum Ausprobieren wurden nicht geladen.",
        user: "Von dir eingestellt.",
        overruled: (found) => `Von dir eingestellt; gefunden wurde ${ranges[found.range]} und ${inks[found.ink]}.`,
      },
      graph: (operations) => `Ein Graph aus ${number(operations)} Operationen.`,
      layers: { title: "Schichten", name: "Schicht", type: "Art", output: "Ausgabe", parameters: "Param." },
      confidence: ({ calibrated, hasRejectClass }) =>
        `Seine Sicherheit ist ${calibrated ? "" : "nicht "}kalibriert, und es ${
          hasRejectClass ? "weiß, was keine Zahl ist" : "sagt nie „Hier ist keine Zahl“"
        }.`,
    },
    trying: (name) => `${name} wird ausprobiert…`,
    chooseAnother: "Anderes verwenden…",
    remove: "Entfernen",
    notUploaded: "Nichts wird hochgeladen.",
    kept: "Bleibt in diesem Browser, bis es entfernt wird. Nichts wird hochgeladen.",
    notKept: "Dieser Browser behält es nicht: Es liest, bis du gehst. Nichts wird hochgeladen.",
  },
  pictureView,
  shareDialog: {
    drawing: "Diese Zeichnung",
    blank: "Noch steht nichts auf dem Papier.",
    send: "Link senden…",
    copyLink: "Link kopieren",
    copyPicture: "Als Bild kopieren",
    png: "Als PNG speichern",
    svg: "Als SVG speichern",
    inkFile: "Tinte speichern",
    opensAgain:
      "Alles davon öffnet sich hier wieder: Leg es auf der Seite ab. Der Link trägt die Zeichnung selbst in sich.",
    kept: "Alles, was behalten wird",
    open: "Öffnen oder wiederherstellen…",
    backup: "Sichern",
    forgetAll: "Alles vergessen",
    backupNote:
      "Eine Sicherung ist eine Datei mit deinen Zeichnungen, Korrekturen, Modellen und Läufen. Wiederherstellen ergänzt, was fehlt.",
    saved: (file) => `Als ${file} gespeichert.`,
    linkCopied: "Link kopiert.",
    pictureCopied: "Bild kopiert.",
    forgotten: "Alles vergessen.",
    back: "Zurückgeholt.",
    tooLong: "Diese Zeichnung ist zu groß für einen Link. Speichere stattdessen die Tinte.",
    failed: "Dieser Browser hat das nicht zugelassen. Speichere stattdessen eine Datei.",
  },
};
