import type { LazyStrings } from "../catalogue.ts";
import { decimal, number, percent, plural } from "./formats.ts";
import { pictureView } from "./picture-view.ts";

type Sentence = LazyStrings["fileProblem"]["notOpened"]["data"];
const unreadable: Sentence = (file) => `No se ha podido leer ${file}.`;
const connection: Sentence = (file) => `No se ha podido abrir ${file}. Comprueba la conexión y vuelve a intentarlo.`;

const bytes = (count: number) => {
  if (count < 1000) return `${count}\u00a0bytes`;
  return count < 999_500 ? `${Math.round(count / 1000)}\u00a0KB` : `${decimal(count / 1e6)}\u00a0MB`;
};
const ranges = { "0..1": "de 0 a 1", "0..255": "de 0 a 255", "-1..1": "de −1 a 1", "mean/std": "estandarizado" };
const inks = { white: "blanco sobre negro", black: "negro sobre blanco" };

export const lazy: LazyStrings = {
  drawingList: {
    nothing: "No hay nada anotado. Un dibujo se anota al limpiar el papel o al salir de la página.",
    delete: "Eliminar",
    deleteOne: (text) => (text ? `Eliminar ${text}` : "Eliminar un dibujo sin número"),
    deleted: "Eliminado.",
    forgetAll: "Olvidar todo",
    forgotten: "Todo olvidado.",
    back: "Recuperado.",
    showMore: "Mostrar más",
    onDevice:
      "Guardado solo en este navegador. Algunos lo borran si no vienes en una semana: una copia de seguridad lo conserva.",
  },
  fileProblem: {
    notOpened: {
      data: (file) => `No se ha podido abrir ${file}: no es un archivo o se ha movido.`,
      model: (file) => `${file} está dañado o no es un modelo.`,
      spec: (file) => `${file} tiene capas que no encajan entre sí.`,
      unsupported: (file, part, got) => `${file} contiene algo que Tenpen no lee: ${part} con ${got}.`,
      limit: (file) => `${file} es demasiado grande o tardaría demasiado.`,
      timeout: (file) => `${file} ha tardado demasiado y se ha abandonado.`,
      ...{ network: connection, worker: connection },
      ...{ ink: unreadable, option: unreadable, call: unreadable, recipe: unreadable, training: unreadable },
      ...{ work: unreadable, unfinished: unreadable },
    },
    empty: (file) => `${file} está vacío.`,
    anotherKind: (file, kind) =>
      `${file} no es un modelo (${kind}). Tenpen puede leer con archivos .keras, .h5, .onnx y .safetensors.`,
    notThere: (file) => `${file} ya no está en este navegador.`,
    tooSlow: (file) => `${file} ha tardado demasiado en leer y se ha quitado.`,
    stopped: (file) => `${file} se ha detenido y se ha quitado.`,
  },
  helpSheet: {
    title: "Teclas",
    where: {
      everywhere: "En todas partes",
      paper: "En el papel",
      digits: "Entre las cifras de una respuesta",
      bars: "Entre las cifras bajo las barras",
      picture: "En una imagen",
      boxes: "Entre los números de una imagen",
    },
    does: {
      undo: "Deshacer",
      redo: "Rehacer",
      help: "Mostrar esto",
      move: "Mover el lápiz",
      moveFinely: "Mover el lápiz poco a poco",
      draw: "Apoyar el lápiz y levantarlo",
      drop: "Descartar la línea",
      erase: "Tomar la goma, o de nuevo el lápiz",
      choose: "Mirar otra cifra",
      chooseBar: "Ir a otra cifra",
      correct: "Decir que era esta cifra",
      zoom: "Acercar y alejar",
      zoomByWheel: "Acercar y alejar, como con dos dedos",
      zoomFit: "Verla entera",
      movePicture: "Moverla",
      chooseNumber: "Mirar otro número",
      correctNumber: "Corregirlo a lo que se ha escrito",
    },
    keys: { Mod: "Ctrl", Shift: "Mayús", Space: "Espacio", Esc: "Esc", Enter: "Intro", Wheel: "Rueda" },
    questionMark: "? muestra las teclas",
  },
  modelPanel: {
    number,
    bytes,
    details: {
      rightOf: (images) =>
        `de acierto en ${plural(images, { one: "# imagen", other: "# imágenes" })} de prueba de MNIST`,
      notTried: "sin probar con imágenes",
      parameters: "parámetros",
      file: "archivo",
      own: (own, images) =>
        `El propio de Tenpen: ${percent(own.right / images)}, ${number(own.parameters)} parámetros, ${bytes(own.bytes)}`,
      pixels: "Píxeles",
      ink: "Tinta",
      ranges,
      inks,
      input: {
        shape: (shape, outputActivation) =>
          `Entrada ${shape}${outputActivation ? `, termina en ${outputActivation}` : ""}.`,
        file: "Como dice el archivo.",
        found: "Encontrado probando con estas imágenes.",
        poor: "Es lo que mejor encaja de todo lo probado, pero no bien: quizá se entrenó con otra cosa.",
        guess: "Una suposición: las imágenes para probarlo no se han cargado.",
        user: "Elegido por ti.",
        overruled: (found) => `Elegido por ti; se encontró ${ranges[found.range]} y ${inks[found.ink]}.`,
      },
      graph: (operations) => `Un grafo de ${plural(operations, { one: "# operación", other: "# operaciones" })}.`,
      layers: { title: "Capas", name: "Capa", type: "Tipo", output: "Salida", parameters: "Parám." },
      confidence: ({ calibrated, hasRejectClass }) =>
        `Su confianza ${calibrated ? "" : "no "}está calibrada, y ${
          hasRejectClass ? "sabe qué no es un número" : "nunca dice «aquí no hay ningún número»"
        }.`,
    },
    trying: (name) => `Probando ${name}…`,
    chooseAnother: "Usar otro…",
    remove: "Quitar",
    notUploaded: "No se sube nada.",
    kept: "Se queda en este navegador hasta que se quite. No se sube nada.",
    notKept: "Este navegador no lo guarda: lee hasta que te vayas. No se sube nada.",
  },
  pictureView,
  shareDialog: {
    drawing: "Este dibujo",
    blank: "Aún no hay nada en el papel.",
    send: "Enviar un enlace…",
    copyLink: "Copiar enlace",
    copyPicture: "Copiar como imagen",
    png: "Guardar como PNG",
    svg: "Guardar como SVG",
    inkFile: "Guardar la tinta",
    opensAgain: "Todo esto vuelve a abrirse aquí: suéltalo en la página. El enlace lleva el propio dibujo.",
    kept: "Todo lo guardado",
    open: "Abrir o restaurar…",
    backup: "Copia de seguridad",
    forgetAll: "Olvidar todo",
    backupNote:
      "Una copia de seguridad es un archivo con tus dibujos, correcciones, modelos y entrenamientos. Restaurarla añade lo que falte.",
    saved: (file) => `Guardado como ${file}.`,
    linkCopied: "Enlace copiado.",
    pictureCopied: "Imagen copiada.",
    forgotten: "Todo olvidado.",
    back: "Recuperado.",
    tooLong: "Este dibujo es demasiado grande para un enlace. Guarda la tinta.",
    failed: "Este navegador no lo ha permitido. Guarda un archivo.",
  },
};
