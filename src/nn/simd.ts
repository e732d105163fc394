import type { Backend, Operation, Tensors } from "./backend.ts";
import { instantiate, type Kernels, kernelsModule } from "./kernels/module.ts";
import { bindConv2d, conv2dScratch, fuseConv2d } from "./simd-conv2d.ts";
import { type Dropout, type Layer, type LayerCheck, type MaxPool2d, sizeOf } from "./spec.ts";

/** The kernels of `kernels/`. @throws WebAssembly.CompileError where WebAssembly SIMD is missing. */
export async function simdBackend(): Promise<Backend> {
  const module = await kernelsModule();
  return {
    name: "simd",
    fuse: fuseConv2d,
    scratch(checks, training) {
      const [{ layer }] = checks as [LayerCheck];
      if (layer.type === "conv2d") return conv2dScratch(checks, training);
      return operations[layer.type].scratch(checks[0]!, training);
    },
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
        operation(checks, tensors) {
          const [{ layer }] = checks as [LayerCheck];
          if (layer.type === "conv2d") return bindConv2d(kernels, checks, tensors);
          return operations[layer.type].bind(kernels, checks[0]!, tensors);
        },
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

const operations: { readonly [Type in Exclude<Layer["type"], "conv2d">]: OperationKind } = {
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
