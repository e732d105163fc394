import type { PbfReader } from "pbf";
import { fault, TenpenError } from "../../errors.ts";

/** A field of a protobuf message. */
export interface Field {
  /** Which one it is. */
  readonly tag: number;
  /** What it holds, if that is a whole number; 0 otherwise. */
  readonly integer: number;
  /** What it holds, if that is text, packed numbers or another message; empty otherwise. A view on the file. */
  readonly bytes: Uint8Array;
}

/** Bounds how long a file can keep us reading: a node or a constant takes about ten of them. */
const maxFields = 2 ** 20;

const none = new Uint8Array();

/** Reads protobuf messages of a file that is not trusted: nothing is copied, and nothing is read beyond a message's end. */
export class MessageReader {
  readonly #Reader: typeof PbfReader;
  #left = maxFields;

  constructor(Reader: typeof PbfReader) {
    this.#Reader = Reader;
  }

  /** @throws TenpenError, and whatever pbf throws for what is no protobuf. */
  *fields(bytes: Uint8Array): Generator<Field> {
    const pbf = new this.#Reader(bytes);
    while (pbf.pos < pbf.length) {
      if (--this.#left < 0) throw new TenpenError("model", "file", `must have at most ${maxFields} fields`, "more");
      const key = pbf.readVarint();
      const type = key & 7;
      const field: { -readonly [Key in keyof Field]: Field[Key] } = { tag: key >>> 3, integer: 0, bytes: none };
      if (type === 0) {
        field.integer = pbf.readVarint(true);
      } else if (type === 2) {
        const length = pbf.readVarint();
        const left = pbf.length - pbf.pos;
        if (length > left) throw fault("model", "file", `must go on for ${length} bytes`, left);
        field.bytes = bytes.subarray(pbf.pos, pbf.pos + length);
        pbf.pos += length;
      } else {
        pbf.skip(type);
      }
      if (pbf.pos > pbf.length) throw new TenpenError("model", "file", "must go on within a field", "its end");
      yield field;
    }
  }

  /** Whole numbers, one a field or several packed into one. */
  integers({ integer, bytes }: Field): readonly number[] {
    if (bytes === none) return [integer];
    const pbf = new this.#Reader(bytes);
    const values: number[] = [];
    while (pbf.pos < pbf.length) values.push(pbf.readVarint(true));
    return values;
  }
}
