import type { Backend, Operation, Tensors } from "./backend.ts";
import { instantiate, type Kernels, kernelsModule } from "./kernels/module.ts";
import {
  type Conv2d,
  convGeometry,
  type Dropout,
  type Layer,
  type LayerCheck,
  type MaxPool2d,
  sizeOf,
} from "./spec.ts";

/** The kernels of `kernels/`. @throws WebAssembly.CompileError where WebAssembly SIMD is missing. */
export async function simdBackend(): Promise<Backend> {
  const module = await kernelsModule();
  return {
    name: "simd",
    scratch: (check, training) => operations[check.layer.type].scratch(check, training),
    open(lengths) {
      // Kernels work in whole vectors, so every buffer starts at a vector and has room for one more behind its end.
      const starts: number[] = [];
      let end = 16;
      for (const length of lengths) {
        starts.push(end);
        end += (Math.ceil(length / 4) + 1) * 16;
      }
      const memory = new WebAssembly.Memory({ initial: Math.ceil(end / 65536) });
      const kernels = instantiate(module, memory);
      return {
        buffers: lengths.map((length, i) => new Float32Array(memory.buffer, starts[i], length)),
        operation: (check, tensors) => operations[check.layer.type].bind(kernels, check, tensors),
      };
    },
  };
}

interface OperationKind {
  scratch(check: LayerCheck, training: boolean): number;
  bind(kernels: Kernels, check: LayerCheck, tensors: Tensors): Operation;
}

/** What an operation does that has no parameters to prepare, clear or collect. */
const withoutParameters = { prepare() {}, clear() {}, collect() {} };
const none = () => 0;
const address = (buffer: Float32Array | null) => buffer?.byteOffset ?? 0;
const roundUp = (value: number, multiple: number) => Math.ceil(value / multiple) * multiple;

const operations: { readonly [Type in Layer["type"]]: OperationKind } = {
  conv2d: {
    scratch: (check, training) => convLayout(check, training).size,
    bind: bindConv2d,
  },

  relu: {
    scratch: none,
    bind: (kernels, _check, { x, y, dx, dy }) => ({
      ...withoutParameters,
      forward: () => kernels.reluForward(address(x), address(y), x.length),
      backward() {
        if (dx) kernels.reluBackward(address(y), address(dy), address(dx), x.length);
      },
    }),
  },

  maxPool2d: {
    scratch: ({ output }) => sizeOf(output),
    bind(kernels, { layer, input, output }, { x, y, dx, dy, scratch: from }) {
      const { size } = layer as MaxPool2d;
      const [outHeight, outWidth, channels] = output as [number, number, number];
      const rowBytes = input[1]! * channels * 4;
      return {
        ...withoutParameters,
        forward: () =>
          kernels.maxPool2dForward(
            address(x),
            address(y),
            address(from),
            outHeight,
            outWidth,
            channels,
            size,
            rowBytes,
          ),
        backward() {
          if (dx) kernels.maxPool2dBackward(address(dy), address(from), address(dx), y.length, x.length * 4);
        },
      };
    },
  },

  flatten: {
    scratch: none,
    bind: (_kernels, _check, { x, y, dx, dy }) => ({
      ...withoutParameters,
      forward: () => y.set(x),
      backward: () => dx?.set(dy!),
    }),
  },

  dropout: {
    scratch: ({ output }) => sizeOf(output),
    bind(kernels, { layer }, { x, y, dx, dy, scratch: mask }) {
      const { rate } = layer as Dropout;
      const kept = 1 / (1 - rate);
      return {
        ...withoutParameters,
        forward(random) {
          if (random === null) {
            if (dx) mask.fill(1);
            y.set(x);
            return;
          }
          for (let i = 0; i < mask.length; i++) mask[i] = random.float() < rate ? 0 : kept;
          kernels.multiply(address(x), address(mask), address(y), x.length);
        },
        backward() {
          if (dx) kernels.multiply(address(dy), address(mask), address(dx), x.length);
        },
      };
    },
  },

  dense: {
    scratch({ input, output }, training) {
      return roundUp(input[0]!, 4) * output[0]! * (training ? 2 : 1);
    },
    bind(kernels, { input, output }, { x, y, dx, dy, parameters, gradients, scratch }) {
      const [kernel, bias] = parameters as [Float32Array, Float32Array];
      const inputs = input[0]!;
      const units = output[0]!;
      const length = roundUp(inputs, 4);
      // [units][length]: each unit's weights side by side.
      const w = scratch.subarray(0, units * length);
      const dw = scratch.subarray(units * length);
      return {
        prepare() {
          for (let u = 0; u < units; u++) {
            for (let i = 0; i < inputs; i++) w[u * length + i] = kernel[i * units + u]!;
          }
        },
        clear() {
          dw.fill(0);
          gradients![1]!.fill(0);
        },
        forward() {
          kernels.denseForward(address(x), address(w), address(bias), address(y), units, length);
        },
        backward() {
          const dbias = gradients![1]!;
          kernels.denseBackward(
            address(x),
            address(dx),
            address(w),
            address(dw),
            address(dbias),
            address(dy),
            units,
            length,
          );
        },
        collect() {
          const dkernel = gradients![0]!;
          for (let u = 0; u < units; u++) {
            for (let i = 0; i < inputs; i++) dkernel[i * units + u] = dw[u * length + i]!;
          }
        },
      };
    },
  },
};

/** Sizes of a convolution and where its parts lie in the scratch, in float32 values. */
function convLayout(check: LayerCheck, training: boolean) {
  const layer = check.layer as Conv2d;
  const [height, width, channels] = check.input as [number, number, number];
  const [outHeight, outWidth, filters] = check.output as [number, number, number];
  const [kernelHeight, kernelWidth] = layer.kernel;
  const { top, left, bottom, right } = convGeometry(layer, check.input);
  const row = kernelWidth * channels;
  const row4 = roundUp(row, 4);
  const filters8 = roundUp(filters, 8);
  const padded = top + left + bottom + right > 0;
  const paddedWidth = left + width + right;
  const paddedSize = padded ? (top + height + bottom) * paddedWidth * channels : 0;

  let size = 0;
  const take = (length: number) => {
    const start = size;
    // One vector more than needed: kernels may touch, never use, what lies behind a row.
    if (length > 0) size += roundUp(length, 4) + 4;
    return { start, length };
  };
  const parts = {
    /** [filters8 / 8][kernelHeight][row][8] */
    forwardWeights: take(filters8 * kernelHeight * row),
    bias: take(filters8),
    /** The input with zeros around it. */
    x: take(paddedSize),
    dx: take(training ? paddedSize : 0),
    /** [filters][kernelHeight][row4] */
    backwardWeights: take(training ? filters * kernelHeight * row4 : 0),
    dw: take(training ? filters * kernelHeight * row4 : 0),
    list: take(training ? 2 * outHeight * outWidth + 2 : 0),
  };
  return {
    ...{ height, width, channels, outHeight, outWidth, filters, kernelHeight, row, row4, padded, parts, size },
    /** Where the input starts within its zeros. */
    inset: (top * paddedWidth + left) * channels,
    paddedRow: paddedWidth * channels,
  };
}

function bindConv2d(kernels: Kernels, check: LayerCheck, tensors: Tensors): Operation {
  const { x, y, dx, dy, parameters, gradients, scratch } = tensors;
  const layout = convLayout(check, gradients !== null);
  const { height, width, channels, outHeight, outWidth, filters, kernelHeight, row, row4, padded, parts } = layout;
  const { inset, paddedRow } = layout;
  const [kernel, bias] = parameters as [Float32Array, Float32Array];
  const stride = (check.layer as Conv2d).stride ?? 1;
  const part = ({ start, length }: { start: number; length: number }) => scratch.subarray(start, start + length);
  const forwardWeights = part(parts.forwardWeights);
  const paddedBias = part(parts.bias);
  const backwardWeights = part(parts.backwardWeights);
  const dw = part(parts.dw);
  const list = part(parts.list);
  const source = padded ? part(parts.x) : x;
  const sourceGradient = padded && dx ? part(parts.dx) : dx;
  const inputRow = width * channels;
  const geometry = [outHeight, outWidth, filters, kernelHeight] as const;
  const strides = [paddedRow * 4, stride * paddedRow * 4, stride * channels * 4] as const;

  return {
    prepare() {
      paddedBias.set(bias);
      for (let k = 0; k < kernelHeight * row; k++) {
        for (let f = 0; f < filters; f++) {
          forwardWeights[((f >> 3) * kernelHeight * row + k) * 8 + (f & 7)] = kernel[k * filters + f]!;
        }
      }
      if (gradients === null) return;
      for (let ky = 0; ky < kernelHeight; ky++) {
        for (let k = 0; k < row; k++) {
          for (let f = 0; f < filters; f++) {
            backwardWeights[(f * kernelHeight + ky) * row4 + k] = kernel[(ky * row + k) * filters + f]!;
          }
        }
      }
    },

    clear() {
      dw.fill(0);
      gradients![1]!.fill(0);
    },

    forward() {
      if (padded) {
        for (let i = 0; i < height; i++) {
          const start = i * inputRow;
          for (let k = 0; k < inputRow; k++) source[inset + i * paddedRow + k] = x[start + k]!;
        }
      }
      kernels.conv2dForward(
        ...[address(source), address(forwardWeights), address(paddedBias), address(y)],
        ...geometry,
        row,
        ...strides,
      );
    },

    backward() {
      sourceGradient?.fill(0);
      kernels.conv2dBackward(
        ...[address(source), address(sourceGradient), address(backwardWeights), address(dw)],
        ...[address(gradients![1]!), address(dy), address(list)],
        ...geometry,
        row4,
        ...strides,
      );
      if (padded && dx) {
        for (let i = 0; i < height; i++) {
          const start = i * inputRow;
          for (let k = 0; k < inputRow; k++) dx[start + k] = sourceGradient![inset + i * paddedRow + k]!;
        }
      }
    },

    collect() {
      const dkernel = gradients![0]!;
      for (let ky = 0; ky < kernelHeight; ky++) {
        for (let k = 0; k < row; k++) {
          for (let f = 0; f < filters; f++) {
            dkernel[(ky * row + k) * filters + f] = dw[(f * kernelHeight + ky) * row4 + k]!;
          }
        }
      }
    },
  };
}
