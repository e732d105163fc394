import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { oneLine, TenpenError } from "../../../errors.ts";
import type { Picture } from "../../../picture/picture.ts";

/** What the decoders of jSquash have in common. */
interface Codec {
  readonly default: (file: ArrayBuffer) => Promise<ImageData | null>;
  readonly init: (...options: never[]) => Promise<unknown>;
}

/** It takes more than its types say. */
type Init = (program: WebAssembly.Module, options: { readonly printErr: (line: string) => void }) => Promise<unknown>;

/** The memory of a program never shrinks. What a picture of so many pixels needed is given back with the program. */
const large = 4_000_000;

/** A decoder of jSquash. It would fetch its program, and makes an `ImageData`: Node fetches no files, and has none. */
export class WasmDecoder {
  readonly #format: string;
  readonly #load: () => Promise<Codec>;
  readonly #path: string;
  #codec: Promise<{ readonly decode: Codec["default"]; readonly start: () => Promise<unknown> }> | undefined;
  readonly #damage: RegExp | undefined;
  /** What the decoder complained of. */
  #complaints: string[] = [];

  /**
   * @param path of the program, as it is imported.
   * @param damage complaints with which it makes a picture all the same, of which a part is made up.
   */
  constructor(format: string, load: () => Promise<Codec>, path: string, damage?: RegExp) {
    this.#format = format;
    this.#load = load;
    this.#path = path;
    this.#damage = damage;
  }

  /** @throws TenpenError for a damaged file, and where an optional package is not installed. */
  async decode(bytes: Uint8Array): Promise<Picture> {
    this.#codec ??= this.#prepare();
    const { decode, start } = await this.#codec;
    this.#complaints = [];
    let pixels = 0;
    try {
      const picture = await decode(new Uint8Array(bytes).buffer);
      if (!picture) throw new Error("no picture");
      const { width, height, data } = picture;
      pixels = width * height;
      if (this.#complaints.some((complaint) => this.#damage?.test(complaint))) {
        throw new TenpenError("data", this.#format, "must be whole", "damaged data");
      }
      return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.length) };
    } catch (error) {
      if (error instanceof TenpenError) throw error;
      pixels = Number.POSITIVE_INFINITY; // it has ended, as a program does
      const got = this.#complaints.at(-1) || (error instanceof Error ? error.message : String(error));
      throw new TenpenError("data", this.#format, "must be a picture that can be decoded", oneLine(got), {
        cause: error,
      });
    } finally {
      if (pixels > large) await start();
    }
  }

  async #prepare() {
    const codec = await this.#load();
    const scope = globalThis as { ImageData?: unknown };
    scope.ImageData ??= class {
      constructor(
        readonly data: Uint8ClampedArray,
        readonly width: number,
        readonly height: number,
      ) {}
    };
    const program = await WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve(this.#path)));
    const start = () =>
      (codec.init as unknown as Init)(program, {
        printErr: (line) => {
          this.#complaints.push(line);
        },
      });
    await start();
    return { decode: codec.default, start };
  }
}
