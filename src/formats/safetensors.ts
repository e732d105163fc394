import { fault, isRecord, TenpenError, within } from "../errors.ts";
import { areUsual, type Class } from "../model/classes.ts";
import { type Calibration, checkDescription, checkFinite, checkModel, checkNames, type Model } from "../model/model.ts";
import { checkSource } from "../model/source.ts";
import { sizeOf } from "../nn/shape.ts";
import { checkSpec, type Parameter, type Spec } from "../nn/spec.ts";
import { crc32 } from "./crc32.ts";
import { float16 } from "./float16.ts";
import { dequantize, quantize } from "./int8.ts";
import { canonicalJson, parseJson } from "./json.ts";

/**
 * Our model files are files of the published format, https://huggingface.co/docs/safetensors, so that every tool for it
 * opens them: 8 bytes with the length of the header, the header as JSON padded with spaces to a multiple of 8, and the
 * tensors, one after the other, in little endian.
 *
 * What makes one a model of ours stands in `__metadata__`, where all values are strings:
 * - `spec` and `preprocessing`: as JSON. These two must be there.
 * - `classes`: as JSON; missing where they are the ten digits, or those and what is no digit.
 * - `calibration`: as JSON; may be missing.
 * - `training`: as JSON, free in form.
 * - `source`: as JSON; only in a model that was made of the network of another program.
 * - `format_version`: "1".
 * - `crc32`: eight hex digits, the checksum of the whole file with these digits taken as zeros, so that any altered
 *   byte is found. A file without it is accepted: whoever rewrites a file with another tool should leave it out.
 * - `format`: ignored; libraries for Python put it there.
 *
 * A tensor is F32, F16, or I8. What is I8 has another tensor besides, its name with `.scale` behind it: F32, one number for
 * each place of the last axis, by which the whole numbers are multiplied.
 */
const metadataKeys = [
  "format_version",
  "spec",
  "classes",
  "preprocessing",
  "calibration",
  "training",
  "source",
  "crc32",
  "format",
];
const formatVersion = "1";
const scaleSuffix = ".scale";
const noChecksum = "00000000";
const checksumPattern = /"crc32"\s*:\s*"([0-9a-f]{8})"/;

// Our headers are below 8 kB. The bound is on what a hostile file can make us decode and parse.
const maxHeader = 2 ** 20;

export interface WriteOptions {
  /**
   * How weights are stored; `float32`, which loses nothing, when missing. With `int8` each output of a layer has its own scale,
   * by which its largest weight is ±127; biases, normalisations and whatever else is no kernel stay float32.
   */
  readonly precision?: Precision;
}

export type Precision = "float32" | "int8";

/**
 * The bytes of a `.safetensors` file. Equal models give equal bytes, whatever the order of their keys.
 *
 * @throws TenpenError when the model breaks a rule: what is written can be read.
 */
export function writeSafetensors(model: Model, { precision = "float32" }: WriteOptions = {}): Uint8Array<ArrayBuffer> {
  const parameters = checkModel(model).flatMap((check) => check.parameters);
  const header: Record<string, unknown> = {
    __metadata__: {
      ...(model.calibration === undefined ? {} : { calibration: canonicalJson(model.calibration) }),
      crc32: noChecksum,
      ...(model.classes === undefined || areUsual(model.classes) ? {} : { classes: canonicalJson(model.classes) }),
      format_version: formatVersion,
      preprocessing: canonicalJson(model.preprocessing),
      ...(model.source === undefined ? {} : { source: canonicalJson(model.source) }),
      spec: canonicalJson(model.spec),
      ...(model.training === undefined ? {} : { training: canonicalJson(model.training) }),
    },
  };
  if (model.training !== undefined) parseJson(canonicalJson(model.training), "training"); // may be nested too deep
  const tensors = parameters.flatMap((parameter) => toTensors(parameter, model.weights[parameter.name]!, precision));
  let end = 0;
  for (const { name, shape, values } of tensors) {
    const start = end;
    end += values.byteLength;
    header[name] = { dtype: values instanceof Int8Array ? "I8" : "F32", shape, data_offsets: [start, end] };
  }
  const text = JSON.stringify(header);
  const json = new TextEncoder().encode(text);
  const headerLength = Math.ceil(json.length / 8) * 8;
  if (headerLength > maxHeader)
    throw fault("model", "model", `description must take at most ${maxHeader} bytes`, headerLength);

  const bytes = new Uint8Array(8 + headerLength + end);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(headerLength), true);
  bytes.fill(0x20, 8, 8 + headerLength).set(json, 8);
  let offset = 8 + headerLength;
  for (const { values } of tensors) {
    for (const value of values) {
      if (values instanceof Int8Array) view.setInt8(offset, value);
      else view.setFloat32(offset, value, true);
      offset += values.BYTES_PER_ELEMENT;
    }
  }
  const digits = crc32(bytes).toString(16).padStart(8, "0");
  const at = checksumPattern.exec(text)!;
  // Nothing before the digits is beyond ASCII: at most the calibration stands before the checksum.
  bytes.set(new TextEncoder().encode(digits), 8 + at.index + at[0].length - 9);
  return bytes;
}

interface Values {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int8Array;
}

/** What stands in the file for a parameter. */
function toTensors({ name, shape, initial }: Parameter, weights: Float32Array, precision: Precision): Values[] {
  // Kernels are what is drawn at random in the beginning: they are nearly all of a model.
  if (precision === "float32" || initial !== "glorot") return [{ name, shape, values: weights }];
  const { values, scales } = quantize(weights, shape.at(-1)!);
  return [
    { name, shape, values },
    { name: name + scaleSuffix, shape: [scales.length], values: scales },
  ];
}

/** A model's weights as they are read again from what `writeSafetensors` makes of it. */
export function storedWeights({ spec, weights }: Model, { precision = "float32" }: WriteOptions): Model["weights"] {
  if (precision === "float32") return weights;
  const parameters = checkSpec(spec).flatMap((check) => check.parameters);
  const stored = parameters.map((parameter) => {
    const [{ values }, scale] = toTensors(parameter, weights[parameter.name]!, precision) as [Values, Values?];
    const isRounded = values instanceof Int8Array;
    return [parameter.name, isRounded ? dequantize(values, scale!.values as Float32Array) : values];
  });
  return Object.fromEntries(stored);
}

/**
 * Reads a model. Tensors may be F32, or F16 or I8, which become float32. Nothing in the bytes is trusted, and nothing
 * is allocated that they do not pay for.
 *
 * @param what the name of the file, for messages.
 * @throws TenpenError in one line: what, rule and value.
 */
export function readSafetensors(bytes: Uint8Array, what = "model"): Model {
  try {
    return readModel(bytes);
  } catch (error) {
    throw within(what, error);
  }
}

function readModel(bytes: Uint8Array): Model {
  const { text, data } = split(bytes);
  const header = parseJson(text, "header");
  if (!isRecord(header)) throw fault("model", "header", "must be an object", header);
  const metadata = checkMetadata(header.__metadata__);
  if (metadata.crc32 !== undefined) checkChecksum(bytes, text);
  const { format_version: version = formatVersion, classes, calibration, training, source } = metadata;
  if (version !== formatVersion) throw fault("model", "format_version", `must be ${formatVersion}`, version);
  const description = {
    spec: parseJson(metadata.spec!, "spec") as Spec,
    ...(classes === undefined ? {} : { classes: parseJson(classes, "classes") as readonly Class[] }),
    preprocessing: parseJson(metadata.preprocessing!, "preprocessing") as Model["preprocessing"],
    ...(calibration === undefined ? {} : { calibration: parseJson(calibration, "calibration") as Calibration }),
    ...(training === undefined ? {} : { training: parseTraining(training) }),
    ...(source === undefined ? {} : { source: checkSource(parseJson(source, "source")) }),
  };
  const parameters = checkDescription(description).flatMap((check) => check.parameters);
  return { ...description, weights: readTensors(header, parameters, data) };
}

/** Header and tensors. */
function split(bytes: Uint8Array): { text: string; data: Uint8Array } {
  if (bytes.length < 8) throw fault("model", "file", "must begin with 8 bytes of header length", bytes.length);
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  const most = Math.min(maxHeader, bytes.length - 8);
  if (length < 2n || length > BigInt(most))
    throw fault(
      "model",
      "header length",
      `must be from 2 to ${maxHeader} and fit into the file's ${bytes.length} bytes`,
      length,
    );
  const end = 8 + Number(length);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(8, end));
  } catch {
    throw new TenpenError("model", "header", "must be UTF-8", "other bytes");
  }
  if (!text.startsWith("{")) throw fault("model", "header", "must begin with {", text.slice(0, 1));
  return { text, data: bytes.subarray(end) };
}

function checkMetadata(metadata: unknown): Record<string, string> {
  if (!isRecord(metadata))
    throw fault("model", "__metadata__", "must be an object with spec and preprocessing", metadata);
  for (const [key, value] of Object.entries(metadata)) {
    // A key that we do not know may be one that we do, with a bit turned.
    if (!metadataKeys.includes(key)) throw fault("model", "__metadata__", `takes only ${metadataKeys.join(", ")}`, key);
    if (typeof value !== "string") throw fault("model", `__metadata__.${key}`, "must be a string", value);
  }
  for (const key of ["spec", "preprocessing"]) {
    if (!Object.hasOwn(metadata, key)) throw new TenpenError("model", "__metadata__", `must have ${key}`, "none");
  }
  return metadata as Record<string, string>;
}

function checkChecksum(bytes: Uint8Array, text: string): void {
  // A quote inside of a string is escaped, so that the pattern matches the entry itself and nothing else.
  const found = checksumPattern.exec(text);
  if (found === null)
    throw new TenpenError("model", "crc32", "must be eight hex digits in lower case", "something else");
  const before = new TextEncoder().encode(text.slice(0, found.index)).length;
  const start = 8 + before + found[0].length - 9;
  let crc = crc32(bytes.subarray(0, start));
  crc = crc32(new TextEncoder().encode(noChecksum), crc);
  crc = crc32(bytes.subarray(start + 8), crc);
  const got = crc.toString(16).padStart(8, "0");
  if (got !== found[1]) throw new TenpenError("model", "file", `is damaged, its checksum must be ${found[1]}`, got);
}

function parseTraining(text: string): Record<string, unknown> {
  const training = parseJson(text, "training");
  if (!isRecord(training)) throw fault("model", "training", "must be an object", training);
  return training;
}

/** Bytes of a value. */
const bytesOf = { F32: 4, F16: 2, I8: 1 } as const;

interface Tensor {
  readonly name: string;
  readonly dtype: keyof typeof bytesOf;
  readonly shape: readonly unknown[];
  readonly start: number;
  readonly end: number;
}

function readTensors(
  header: Record<string, unknown>,
  parameters: readonly Parameter[],
  data: Uint8Array,
): Record<string, Float32Array> {
  const names = Object.keys(header).filter((name) => name !== "__metadata__");
  const tensors = new Map(names.map((name) => [name, checkTensor(name, header[name], data.length)]));
  const expected = parameters.flatMap(({ name, shape }) =>
    tensors.get(name)?.dtype === "I8"
      ? [
          { name, shape },
          { name: name + scaleSuffix, shape: [shape.at(-1)!] },
        ]
      : [{ name, shape }],
  );
  checkNames(
    "file",
    names,
    expected.map(({ name }) => name),
  );
  // The format wants the tensors without a gap and without an overlap, in any order.
  let end = 0;
  for (const tensor of [...tensors.values()].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (tensor.start !== end)
      throw fault("model", tensor.name, `must begin at ${end}, where the one before ends`, tensor.start);
    end = tensor.end;
  }
  if (end !== data.length) throw fault("model", "file", `must end with its last tensor at ${end}`, data.length);
  // First every shape, then the first allocation.
  for (const { name, shape } of expected) checkShape(tensors.get(name)!, shape);
  return Object.fromEntries(
    parameters.map(({ name }) => {
      const scale = tensors.get(name + scaleSuffix);
      return [name, readValues(tensors.get(name)!, data, scale && readValues(scale, data))];
    }),
  );
}

function checkTensor(name: string, value: unknown, dataLength: number): Tensor {
  if (!isRecord(value)) throw fault("model", name, "must be an object with dtype, shape and data_offsets", value);
  const { dtype, shape, data_offsets: offsets } = value;
  if (!isDtype(dtype)) throw fault("model", name, `dtype must be ${Object.keys(bytesOf).join(", ")}`, dtype);
  if (name.endsWith(scaleSuffix) && dtype === "I8") throw fault("model", name, "dtype must be F32 or F16", dtype);
  if (!Array.isArray(shape)) throw fault("model", name, "shape must be a list", shape);
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(Number.isSafeInteger)) {
    throw fault("model", name, "data_offsets must be two whole numbers", offsets);
  }
  const [start, end] = offsets as [number, number];
  if (!(start >= 0 && start <= end && end <= dataLength)) {
    throw new TenpenError(
      "model",
      name,
      `data_offsets must be in order and within 0…${dataLength}`,
      `[${start},${end}]`,
    );
  }
  return { name, dtype, shape, start, end };
}

function isDtype(value: unknown): value is Tensor["dtype"] {
  return typeof value === "string" && Object.hasOwn(bytesOf, value);
}

function checkShape({ name, dtype, shape, start, end }: Tensor, expected: readonly number[]): void {
  if (shape.length !== expected.length || shape.some((size, axis) => size !== expected[axis])) {
    throw new TenpenError(
      "model",
      name,
      `shape must be [${expected}], as its spec says`,
      `[${shape.slice(0, 8).map(String)}]`,
    );
  }
  const bytes = sizeOf(expected) * bytesOf[dtype];
  if (end - start !== bytes) throw fault("model", name, `must take ${bytes} bytes`, end - start);
}

/** @param scales for I8: one for each place of the last axis. */
function readValues({ name, dtype, start, end }: Tensor, data: Uint8Array, scales?: Float32Array): Float32Array {
  // A view on the file would break on a start that is not a multiple of 4, and would keep the whole file alive.
  const view = new DataView(data.buffer, data.byteOffset + start, end - start);
  if (dtype === "I8") {
    const values = dequantize(new Int8Array(data.buffer, data.byteOffset + start, end - start), scales!);
    checkFinite(name, values);
    return values;
  }
  const bytes = bytesOf[dtype];
  const values = new Float32Array((end - start) / bytes);
  for (let i = 0; i < values.length; i++) {
    values[i] = dtype === "F32" ? view.getFloat32(i * bytes, true) : float16(view.getUint16(i * bytes, true));
  }
  checkFinite(name, values);
  return values;
}
