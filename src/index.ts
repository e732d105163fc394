/** The public API: ink in, reading out. Training is `tenpen/train`. */
export { type ErrorCode, type Fault, TenpenError } from "./errors.ts";
export { readSafetensors, writeSafetensors } from "./formats/safetensors.ts";
export { formatInkLine, type LabelledInk, parseInkLine, parseInkLines } from "./ink/jsonl.ts";
export { mnistPreprocessing, normalize, type Preprocessing } from "./ink/normalize.ts";
export type { Bounds, Ink, Point, Stroke } from "./ink/stroke.ts";
export type { Class } from "./model/classes.ts";
export type { Model } from "./model/model.ts";
export type { Backend } from "./nn/backend.ts";
export { createBackend } from "./nn/create-backend.ts";
export type { Shape } from "./nn/shape.ts";
export type { Layer, Spec } from "./nn/spec.ts";
export type { Correction } from "./recognizer/correction.ts";
export { createRecognizer, type RecognizerOptions } from "./recognizer/create-recognizer.ts";
export type { Expect } from "./recognizer/expect.ts";
export type { Prediction } from "./recognizer/prediction.ts";
export type { ReadDigit, Reading, ReadNumber } from "./recognizer/reading.ts";
export type { ReadOptions, Recognizer } from "./recognizer/recognizer.ts";
