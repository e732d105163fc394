import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import decode, { init } from "@jsquash/jpeg/decode.js";
import { TenpenError } from "../../../errors.ts";
import { checkPictureSize, type Picture } from "../../../picture/picture.ts";
import { readJpegHeader } from "./jpeg-header.ts";
import { upright } from "./upright.ts";

/** A JPEG file's picture, upright. How large it will be is checked first. @throws TenpenError for one that is damaged or too large. */
export async function readJpeg(bytes: Uint8Array): Promise<Picture> {
  const { width, height, orientation } = readJpegHeader(bytes);
  checkPictureSize("data", "JPEG", width, height);
  ready ??= prepare();
  await ready;
  try {
    const { data, ...size } = await decode(new Uint8Array(bytes).buffer);
    return upright({ width: size.width, height: size.height, data }, orientation);
  } catch (error) {
    ready = undefined; // it has ended, as a program does
    throw new TenpenError(
      "data",
      "JPEG",
      "must be a picture that can be decoded",
      `${(error as Error).message ?? error}`,
    );
  }
}

let ready: Promise<void> | undefined;

/** The decoder would fetch its program, and makes an `ImageData`: Node fetches no files and has none. */
async function prepare(): Promise<void> {
  const program = createRequire(import.meta.url).resolve("@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm");
  const scope = globalThis as { ImageData?: unknown };
  scope.ImageData ??= class {
    constructor(
      readonly data: Uint8ClampedArray,
      readonly width: number,
      readonly height: number,
    ) {}
  };
  // It takes more than its types say, and tells standard error of each damaged file.
  const start = init as (module: WebAssembly.Module, options: object) => Promise<void>;
  await start(await WebAssembly.compile(await readFile(program)), { printErr: () => {} });
}
