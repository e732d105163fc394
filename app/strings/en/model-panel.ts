import type { InputEncoding } from "../../../src/model/input-encoding.ts";
import { number } from "./formats.ts";
import { percent } from "./percent.ts";

export { number };

/** 98 KB, 1.4 MB: in one piece, wherever the line breaks. */
export function bytes(count: number): string {
  if (count < 1000) return `${count}\u00a0bytes`;
  return count < 999_500 ? `${Math.round(count / 1000)}\u00a0KB` : `${(count / 1e6).toFixed(1)}\u00a0MB`;
}

const ranges: Readonly<Record<InputEncoding["range"], string>> = {
  "0..1": "0 to 1",
  "0..255": "0 to 255",
  "-1..1": "−1 to 1",
  "mean/std": "standardized",
};

const inks: Readonly<Record<InputEncoding["ink"], string>> = {
  white: "white on black",
  black: "black on white",
};

export const details = {
  rightOf: (images: number) => `right of ${images} MNIST test images`,
  notTried: "not tried on images",
  parameters: "parameters",
  file: "file",
  /** One line of comparison. */
  own: (own: { readonly right: number; readonly parameters: number; readonly bytes: number }, images: number) =>
    `Tenpen’s own: ${percent(own.right / images)}, ${number(own.parameters)} parameters, ${bytes(own.bytes)}`,
  pixels: "Pixels",
  ink: "Ink",
  ranges,
  inks,
  input: {
    shape: (shape: string, outputActivation: string | undefined) =>
      `Input ${shape}${outputActivation ? `, ends in ${outputActivation}` : ""}.`,
    file: "As the file says.",
    found: "Found by trying all on these images.",
    poor: "This fits best of all that were tried, but not well: it may have been trained on something else.",
    guess: "A guess: the images to try it on did not load.",
    user: "Set by you.",
    overruled: (found: InputEncoding) => `Set by you; found were ${ranges[found.range]} and ${inks[found.ink]}.`,
  },
  graph: (operations: number) => `A graph of ${number(operations)} operations.`,
  layers: { title: "Layers", name: "Layer", type: "Kind", output: "Output", parameters: "Params" },
  /** What its confidence and its answers mean. */
  confidence: ({ calibrated, hasRejectClass }: { readonly calibrated: boolean; readonly hasRejectClass: boolean }) =>
    `Its confidence is ${calibrated ? "" : "not "}calibrated, and it ${
      hasRejectClass ? "knows what is no number" : "never says “no number here”"
    }.`,
};

export const trying = (name: string) => `Trying ${name}…`;
export const chooseAnother = "Use another…";
export const remove = "Remove";
export const notUploaded = "Nothing is uploaded.";
export const kept = "Stays in this browser until removed. Nothing is uploaded.";
export const notKept = "This browser does not keep it: it reads until you leave. Nothing is uploaded.";
