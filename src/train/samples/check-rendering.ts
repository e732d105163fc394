import { checkKeys, checkNumber, checkWhole, checkWord, fault, isRecord } from "../../errors.ts";
import type { Augmentation } from "./augmentation.ts";
import type { Rendering } from "./renderers.ts";

/** What the drawings are called in the options of each type; null where there are none. */
const drawingsOf = {
  images: null,
  ink: "drawings",
  synthetic: null,
  groups: "digits",
  partials: "digits",
} as const satisfies Record<Exclude<Rendering, Augmentation>["type"], string | null>;

/**
 * @param count how many samples are rendered so.
 * @throws TenpenError for what is neither a rendering of our own nor a module of the user's.
 */
export function checkRendering(what: string, value: unknown, count: number): void {
  if (!isRecord(value)) throw fault("option", what, "must be an object with a type or a module", value);
  if ("module" in value) {
    checkAugmentation(what, value);
    return;
  }
  checkKeys("option", what, value, ["type", "options"]);
  checkWord("option", `${what}.type`, value.type, Object.keys(drawingsOf));
  const { type, options } = value as { type: keyof typeof drawingsOf; options: unknown };
  const at = `${what}.options`;
  if (!isRecord(options)) throw fault("option", at, "must be an object", options);
  const { elastic, cooldown, repeat } = options;
  checkNumber("option", `${at}.elastic`, elastic, { least: 0 });
  if (!isRecord(cooldown)) throw fault("option", `${at}.cooldown`, "must be an object", cooldown);
  checkWhole("option", `${at}.cooldown.epoch`, cooldown.epoch, 1);
  checkNumber("option", `${at}.cooldown.strength`, cooldown.strength, { least: 0, most: 1 });
  const key = drawingsOf[type];
  if (key === null) return;
  const drawings = checkDrawings(`${at}.${key}`, options[key]);
  if (type !== "ink") return;
  checkWhole("option", `${at}.repeat`, repeat, 1);
  const samples = drawings.length * (repeat as number);
  if (samples < count) throw fault("option", at, `must have drawings for ${count} samples`, samples);
}

/** @throws TenpenError unless it names a module. */
export function checkAugmentation(what: string, value: unknown): void {
  if (!isRecord(value)) throw fault("option", what, "must be an object with a module", value);
  checkKeys("option", what, value, ["module", "options"]);
  if (typeof value.module !== "string") throw fault("option", `${what}.module`, "must be a URL as text", value.module);
}

function checkDrawings(what: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw fault("option", what, "must be a list of at least one drawing", value);
  }
  const odd = value.findIndex((drawing) => !isRecord(drawing) || !isStrokes(drawing.strokes));
  if (odd >= 0) throw fault("option", `${what}[${odd}]`, "must be a drawing with strokes", value[odd]);
  return value;
}

function isStrokes(value: unknown): boolean {
  return Array.isArray(value) && value.every((stroke) => Array.isArray(stroke));
}
