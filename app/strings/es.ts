import type { Translation } from "./catalogue.ts";
import { draw } from "./es/draw.ts";
import { percent, plural } from "./es/formats.ts";
import { lazy } from "./es/lazy.ts";

export const es: Translation = {
  draw,
  footer: {
    language: "Idioma",
    languageNotLoaded: "No se ha podido cargar este idioma. Comprueba la conexión y vuelve a intentarlo.",
    source: "Código fuente",
    install: "Instalar como aplicación",
  },
  help: {
    open: "Teclas",
    notLoaded: "No se han podido cargar las teclas. Comprueba la conexión y vuelve a intentarlo.",
  },
  history: {
    title: "Anteriores",
    more: "Más",
    open: (text) => (text ? `Abrir ${text}` : "Abrir un dibujo sin número"),
    opened: (text) => `${text || "Un dibujo"} está otra vez en el papel`,
    notLoaded: "No se ha podido cargar la lista. Comprueba la conexión y vuelve a intentarlo.",
  },
  kept: {
    faults: {
      blocked: "Este navegador no guarda nada: lo que dibujes se pierde al cerrar la página.",
      full: "A este navegador no le queda espacio: lo que dibujes ahora se pierde al cerrar la página. Elimina algo o guarda una copia de seguridad.",
      newer: "Otra pestaña tiene un Tenpen más nuevo. Recarga esta para que se guarde lo que dibujes.",
    },
  },
  learn: {
    thatWasA: (digit) => `Era un ${digit}`,
    section: "Tu letra",
    hint: "¿Mal leído? Pulsa la cifra que es.",
    notANumber: "No es un número",
    byHand: "Leído según tu letra.",
    noted: (label) => (label === null ? "Anotado: no es un número." : `Anotado como ${label}.`),
    undo: "Deshacer",
    undone: "Anulado.",
    kept: (count) => (count === 0 ? "Tu letra" : plural(count, { one: "# tuyo", other: "# tuyos" })),
    about: "Lo que corriges se guarda en este navegador y enseña a Tenpen cómo escribes.",
    exportAll: "Guardar en un archivo",
    importFile: "Añadir desde un archivo…",
    nothingNew: "No había nada nuevo en el archivo.",
    imported: (count) => plural(count, { one: "# añadido.", other: "# añadidos." }),
    refused: (file, where) => `No se ha aceptado ${file}: ${where} no es una corrección.`,
    forgetAll: "Olvidar todo",
    forgotten: (count) => plural(count, { one: "# olvidado.", other: "# olvidados." }),
  },
  model: {
    section: "Modelo",
    readsWith: (name) => `Lee con ${name}`,
    own: "el modelo propio de Tenpen",
    ownNote: "En su lugar puede leer un archivo tuyo: .keras, .h5, .onnx o .safetensors.",
    choose: "Usar el tuyo…",
    opening: (name) => `Abriendo ${name}…`,
    drop: "Suelta una imagen, un dibujo, un modelo o una copia de seguridad",
    notLoaded: (name) =>
      `No se ha podido abrir ${name}. Comprueba la conexión y vuelve a intentarlo. Si no sirve, recarga la página.`,
  },
  offline: {
    offline: "Sin conexión. Nada cambia.",
    newer: "Hay una versión nueva.",
    reload: "Recargar",
    later: "Más tarde",
  },
  page: {
    title: "Tenpen lee números escritos a mano",
    name: "Tenpen",
    titled: (text) => `${text} · Tenpen`,
    pages: "Páginas",
    routes: { draw: "Dibujar", train: "Entrenar", inspect: "Examinar" },
    promise: "Nada de lo que dibujes o abras sale de este dispositivo.",
    retry: "Volver a intentarlo",
    close: "Cerrar",
  },
  pictures: {
    open: "Imagen",
    notLoaded: "No se han podido cargar las imágenes. Comprueba la conexión y vuelve a intentarlo.",
  },
  share: {
    title: "Compartir",
    notLoaded: "No se ha podido cargar. Comprueba la conexión y vuelve a intentarlo.",
    opened: (count) =>
      count === 1
        ? "El dibujo está en el papel."
        : `El primero de ${count} dibujos está en el papel; los demás, en «Anteriores».`,
    nothingInIt: "En esta copia no hay nada.",
    newerBackup: (file) => `${file} se hizo con un Tenpen más nuevo. Recarga esta página y ábrelo de nuevo.`,
    restored: (added) =>
      added === 0
        ? "Todo lo de esta copia ya estaba aquí."
        : `Restaurado de la copia: ${plural(added, { one: "# elemento", other: "# elementos" })}.`,
    unreadable: (file) => `${file} está dañado o no es un dibujo.`,
    notOpened: {
      data: (file) => `${file} está dañado o no es una copia de seguridad. No se ha cambiado nada.`,
      unsupported: (file) => `${file} no contiene ningún dibujo que Tenpen pueda abrir.`,
      limit: (file) => `${file} es demasiado grande.`,
    },
    linkOpened: "El dibujo del enlace está en el papel",
    linkDamaged: "Este enlace está dañado: su dibujo no se puede leer.",
    linkNotLoaded: "No se ha podido cargar el dibujo de este enlace. Comprueba la conexión y ábrelo otra vez.",
  },
  percent,
  lazy,
};
