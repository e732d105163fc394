import type { LazyStrings } from "../catalogue.ts";
import { plural } from "./formats.ts";

type Texts = LazyStrings["pictureView"];

const damaged: Texts["pdf"] = (file) => `${file} está dañado o no es una imagen.`;
const stopNote: Texts["pdf"] = (file) =>
  `La lectura de ${file} se ha detenido. Vuelve a intentarlo o muestra una imagen más pequeña.`;
const count: Texts["count"] = (numbers) => plural(numbers, { one: "# número", other: "# números" });

export const pictureView: Texts = {
  picture: "Imagen",
  back: "Volver al papel",
  choose: "Elegir imágenes…",
  camera: "Usar la cámara",
  orDrop: "O suéltalas o pégalas aquí. No se sube nada.",
  which: (index, count) => `Imagen ${index} de ${count}`,
  previous: "Imagen anterior",
  next: "Imagen siguiente",
  zoomIn: "Acercar",
  zoomOut: "Alejar",
  zoomFit: "Ver entera",
  stage: "Imagen. Más y menos acercan y alejan, 0 la muestra entera, las flechas la mueven",
  waiting: "Esperando su turno…",
  opening: "Abriendo la imagen…",
  reading: "Leyendo…",
  stop: "Detener",
  stopped: "Detenido.",
  again: "Leerla",
  none: "No hay ningún número en esta imagen",
  noneAdvice: "Los números se leen mejor cuando son nítidos y llenan la imagen.",
  count,
  spoken: (numbers, chosen) => (numbers === 1 ? `1 número: ${chosen}` : `${count(numbers)}. Elegido: ${chosen}`),
  boxes: "Números de la imagen",
  correct: "Corregir",
  correctNote: "Déjalo vacío si ahí no hay un número.",
  corrected: "Corregido por ti",
  leftOut: "Descartado por ti",
  undo: "Deshacer",
  all: "Todos los números",
  grid: (rows, columns) => `Tabla de ${rows} filas y ${columns} columnas`,
  copy: "Copiar",
  copied: "Copiado.",
  notCopied: "Este navegador no ha permitido copiar.",
  saveCsv: "Guardar como CSV",
  saveJson: "Guardar como JSON",
  saved: (file) => `Guardado como ${file}.`,
  failures: {
    data: damaged,
    limit: (file) => `${file} es demasiado grande: se leen como mucho 100 megapíxeles y 200 MB.`,
    timeout: (file) => `Leer ${file} ha tardado demasiado y se ha abandonado.`,
    network: () => "No se ha podido cargar la red. Comprueba la conexión y vuelve a intentarlo.",
    unsupported: (file) => `Este navegador no puede abrir ${file}. Guárdala como JPEG o PNG y ábrela así.`,
    ...{ model: stopNote, spec: stopNote, ink: stopNote, worker: stopNote, work: stopNote, option: stopNote },
    ...{ call: stopNote, recipe: stopNote, training: stopNote, unfinished: stopNote },
  },
  pdf: (file) => `${file} es un PDF. Guarda su página como imagen o haz una captura de pantalla.`,
  live: "Cámara",
  take: "Tomar la foto",
  cameraStarting: "Esperando a la cámara…",
  aimed: (numbers) => (numbers === 0 ? "Ningún número a la vista" : count(numbers)),
  cameraProblems: {
    denied: "No se ha permitido la cámara. Permítela en los ajustes del navegador para esta página o elige una imagen.",
    missing: "No se ha encontrado ninguna cámara. Elige una imagen en su lugar.",
    failed: "La cámara no ha arrancado. Quizá la esté usando otro programa.",
  },
  still: "Foto de la cámara",
};
