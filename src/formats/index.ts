/** Model files, as `tenpen/formats`. Those of Keras need the packages `h5wasm` and `fflate`, ONNX needs `pbf`. */
export type { Class } from "../model/classes.ts";
export type { InputEncoding } from "../model/input-encoding.ts";
export type { Calibration, Model } from "../model/model.ts";
export type { OutputActivation, Source } from "../model/source.ts";
export { writeKeras } from "./keras/write-keras.ts";
export { readModelFile } from "./model-file.ts";
export { writeOnnx } from "./onnx/write-onnx.ts";
export { type Precision, readSafetensors, type WriteOptions, writeSafetensors } from "./safetensors.ts";
