import { isRecord } from "../../../src/errors.ts";
import { type InputEncoding, inkColors, pixelRanges } from "../../../src/model/input-encoding.ts";
import { isBytes, isText, type Room, stored } from "../room.ts";

/** How a model's input is made, and how it would be by what was detected, if it was. */
export interface ModelInput {
  readonly used: InputEncoding;
  readonly detected: InputEncoding | undefined;
}

/** A model file, and what was found out of it. */
export interface KeptModel {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly input?: ModelInput;
}

export const models: Room<KeptModel> = {
  write: ({ name, bytes, input }) => ({ name, bytes, ...(input && { input }) }),
  read(value) {
    if (!isRecord(value) || !isText(value.name) || !isBytes(value.bytes))
      throw stored("a model's name and bytes", value);
    const { name, bytes, input } = value;
    if (input === undefined) return { name, bytes };
    if (!isRecord(input)) throw stored("how a model's input is made", input);
    const detected = input.detected === undefined ? undefined : encoding(input.detected);
    return { name, bytes, input: { used: encoding(input.used), detected } };
  },
};

function encoding(value: unknown): InputEncoding {
  const range = isRecord(value) && pixelRanges.find((range) => range === value.range);
  const ink = isRecord(value) && inkColors.find((ink) => ink === value.ink);
  if (!range || !ink) throw stored("a range and an ink", value);
  return { range, ink };
}
