import type { Strings } from "../catalogue.ts";
import { percent, plural, roughPercent } from "./formats.ts";

type Draw = Strings["draw"];
type Candidate = Parameters<Draw["digit"]>[0];

const share: Draw["share"] = ({ probability, rough }) => (rough ? roughPercent(probability) : percent(probability));
const likely = (candidate: Candidate) => `${candidate.text}, con ${share(candidate)}`;
const symbols: Readonly<Record<string, string>> = { ".": "punto", ",": "coma", "-": "menos", "−": "menos" };
const digit = (candidate: Candidate) => likely({ ...candidate, text: symbols[candidate.text] ?? candidate.text });

const erased = "Borrado. «Deshacer» lo recupera";
const slow = "Está tardando más de lo normal. Comprueba la conexión o vuelve a intentarlo.";
const damaged = [
  "La red no se ha cargado",
  "Lo que llegó está dañado o es otra cosa. Comprueba la conexión y vuelve a intentarlo.",
] as const;
const stopped = [
  "La red no se ha iniciado",
  "Tu dibujo está a salvo. Si no sirve volver a intentarlo, actualiza este navegador.",
] as const;
const networkView = "Lo que ve la red";

export const draw: Draw = {
  paper: "Papel",
  pen: "Lápiz",
  eraser: "Goma",
  erased,
  penOnly: "Solo lápiz",
  drawWithFinger: "Dibujar con el dedo",
  penOnlyNow: "Solo dibuja el lápiz. Los dedos desplazan y amplían",
  inkCanvas: {
    name: "Escribe un número",
    instead: "Escribe aquí un número con el ratón, un dedo, un lápiz o el teclado.",
    keys: "Las flechas mueven, dos a la vez en diagonal, con Mayús poco a poco; Espacio apoya y levanta, Esc descarta la línea, E borra",
    penUp: "Lápiz levantado",
    dropped: "Línea descartada",
    erased,
    nothingErased: "Aquí no hay nada que borrar",
    moved: (column, row, overInk) => `Columna ${column}, fila ${row}${overInk ? ", tinta" : ""}`,
    stopped: (column, row) => `Borde, columna ${column}, fila ${row}`,
    penDown: (column, row, { columns, rows }) =>
      `Lápiz apoyado, columna ${column} de ${columns}, fila ${row} de ${rows}`,
  },
  undo: "Deshacer",
  redo: "Rehacer",
  clear: "Limpiar",
  live: "En vivo",
  recognize: "Reconocer",
  loading: "Cargando la red",
  slow,
  notes: {
    empty: "Escribe un número y pulsa «Reconocer».",
    "empty-live": "Escribe un número. Se lee mientras escribes.",
    loading: "La red se está cargando. Tu dibujo se leerá en cuanto llegue.",
    slow,
    ask: "Pulsa «Reconocer» para que se lea tu dibujo.",
    reading: "",
  },
  failures: {
    network: ["La red no se ha cargado", "Tu dibujo está a salvo. Comprueba la conexión y vuelve a intentarlo."],
    timeout: [
      "La lectura ha tardado demasiado",
      "Se ha abandonado. Tu dibujo está a salvo: vuelve a intentarlo o cámbialo.",
    ],
    ...{ model: damaged, spec: damaged, ink: damaged, data: damaged, unsupported: damaged, limit: damaged },
    ...{ worker: stopped, work: stopped, option: stopped, call: stopped, recipe: stopped, training: stopped },
    unfinished: stopped,
  },
  result: "Respuesta",
  readBy: (name, calibrated) => (calibrated ? `Leído por ${name}` : `Leído por ${name}, sin calibrar`),
  share,
  nothing: {
    blank: "Aún hay muy poco que leer.",
    unread: ["Este dibujo no se ha podido leer", "Sigue aquí. Cuando lo cambies, se leerá como siempre."],
  },
  rejected: "Aquí no hay ningún número",
  mostLike: (candidate) => `lo más parecido: ${likely(candidate)}`,
  or: "o",
  orWith: (candidate) => `o ${likely(candidate)}`,
  noOther: "nada más cercano",
  cannotTell: "Yo tampoco sabría decirlo.",
  likelier: (text) => `Más bien el ${text}.`,
  how: "¿Cómo se ha leído?",
  copy: "Copiar la respuesta",
  copied: (text) => `${text} copiado`,
  notCopied: "Este navegador no ha permitido copiar",
  speak: "Decir la respuesta en voz alta",
  blankAgain: "Papel en blanco",
  spoken: {
    blank: "Hay muy poco que leer",
    unread: "Este dibujo no se ha podido leer",
    rejected: (best) => `Aquí no hay ningún número. Lo que más se parece es ${likely(best)}`,
    ambiguous: (best, second) => `${likely(best)}, o ${likely(second)}`,
    confident: likely,
    numbers: (lines) =>
      `${plural(lines.flat().length, { one: "# número", other: "# números" })}: ${lines
        .map((line) => line.join(", "))
        .join("; ")}`,
  },
  digits: "Cifras",
  digit,
  orOnly: (text) => `o ${text}`,
  bars: "Probabilidad de cada cifra",
  networkView,
  networkNote: "Tus trazos, llevados al centro y ajustados a su cuadrícula de puntos.",
  howNote: (size, best, second) =>
    `Ve ${size} × ${size} puntos, ahora sobre el papel, y sopesa sus grises: ${likely(best)}${
      second ? `, antes que ${likely(second)}` : ""
    }.`,
  digitNote: (index, count, best, second) =>
    `${symbols[best.text] ? "Signo" : "Cifra"} ${index + 1} de ${count}: ${digit(best)}${
      second ? `, o ${digit(second)}` : ""
    }.`,
  nearest: (first, second) => `El ${first} y el ${second} más parecidos que alguien escribió`,
  networkImage: (size) => `${networkView}, ${size ? `${size} por ${size} puntos` : "nada todavía"}`,
};
