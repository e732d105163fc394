import { TenpenError } from "../../src/errors.ts";
import { classesOf } from "../../src/model/model.ts";
import type { Picture } from "../../src/picture/picture.ts";
import { defaultPictureModel, loadReader } from "../../src/recognizer/load-reader.ts";
import { PictureReader } from "../../src/recognizer/picture-reader.ts";
import { faultOf } from "../../src/worker/protocol.ts";
import { serve } from "../../src/worker/serve.ts";
import { toRead } from "../reader.ts";
import { checkHead } from "./check-head.ts";
import type { PictureWorker } from "./picture-worker.ts";
import { scaleReading } from "./scale-reading.ts";

/** So many pixels are read at most: reading looks at a quarter of them. And so many are shown. */
const mostRead = 6_400_000;
const mostShown = 1_900_000;
/** So many are read at a glance, which is for pictures of four times as many: others are read as soon. */
const mostGlanced = 240_000;
/** No canvas is longer in every browser. */
const longestSide = 8000;

/** Pictures are decoded meanwhile. */
const loaded = loadReader(PictureReader, defaultPictureModel());
loaded.catch(() => {}); // whoever reads hears of it

/** So many pixels of the picture as it was opened are one of the canvas, across and down. */
let opened: { readonly canvas: OffscreenCanvas; readonly factor: number } | undefined;

serve<PictureWorker>({
  prepare() {
    // Not awaited: a picture can be decoded before the model is there, and then waits for nothing else.
    loaded.then(
      (reader) => {
        const numbers = pageOfNumbers();
        for (let i = 0; i < 2 && !opened; i++) reader.read(numbers);
      },
      () => {},
    );
  },
  async open(file) {
    opened = undefined;
    const kind = await checkHead(file);
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch((error) => {
      const isKnown = kind === "png" || kind === "jpeg" || kind === "gif" || kind === "bmp";
      const [code, rule] = isKnown
        ? (["data", "must be whole"] as const)
        : (["unsupported", "must be decoded"] as const);
      throw new TenpenError(code, kind, rule, faultOf(error).got);
    });
    const { width, height } = bitmap;
    try {
      const canvas = scaled(bitmap, mostRead);
      opened = { canvas, factor: factorOf(bitmap, mostRead) };
      // What is transparent stays so.
      const type = kind === "jpeg" || kind === "heic" ? "image/jpeg" : "image/png";
      const preview = await scaled(canvas, mostShown).convertToBlob({ type, quality: 0.9 });
      return { width, height, preview };
    } finally {
      bitmap.close();
    }
  },
  async glance() {
    if (!opened) throw nothingOpened();
    const { canvas, factor } = opened;
    if (canvas.width * canvas.height < 4 * mostGlanced) return undefined;
    const { reading } = (await loaded).read(pixelsOf(scaled(canvas, mostGlanced)));
    return scaleReading(reading, factor * factorOf(canvas, mostGlanced));
  },
  async read() {
    if (!opened) throw nothingOpened();
    const { canvas, factor } = opened;
    opened = undefined;
    const reader = await loaded;
    const { reading, images } = reader.read(pixelsOf(canvas));
    const { size } = reader.model.preprocessing;
    return { ...toRead(reading, images, size, classesOf(reader.model)), reading: scaleReading(reading, factor) };
  },
  async readFrame(frame) {
    const factor = factorOf(frame, mostShown);
    const picture = pixelsOf(scaled(frame, mostShown));
    frame.close();
    return scaleReading((await loaded).read(picture).reading, factor);
  },
});

/** Something to read. */
function pageOfNumbers(): Picture {
  const [width, height, line] = [600, 400, 40];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "black";
  context.font = `${line / 2}px sans-serif`;
  for (let y = line; y < height; y += line) context.fillText(`${y}  2718 2818  31.4 -15`, line, y);
  return pixelsOf(canvas);
}

function nothingOpened(): TenpenError {
  return new TenpenError("call", "picture", "must be opened before", "none");
}

/** By how much it is to be smaller for so many pixels. */
function factorOf({ width, height }: ImageBitmap | OffscreenCanvas, most: number): number {
  return Math.max(1, Math.sqrt((width * height) / most), Math.max(width, height) / longestSide);
}

function scaled(bitmap: ImageBitmap | OffscreenCanvas, most: number): OffscreenCanvas {
  const factor = factorOf(bitmap, most);
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width / factor)),
    Math.max(1, Math.round(bitmap.height / factor)),
  );
  // Where it is read from, the processor draws faster than a graphics card gives back.
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function pixelsOf(canvas: OffscreenCanvas): Picture {
  return canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
}
