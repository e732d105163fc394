import type { Backend } from "../backend.ts";
import { instantiate, kernelsModule } from "../kernels/module.ts";
import { referenceOperation, referenceScratch } from "../reference/index.ts";
import type { Layer, LayerCheck } from "../spec.ts";
import { conv2d } from "./conv2d/index.ts";
import { dense } from "./dense.ts";
import { dropout, relu } from "./elementwise.ts";
import { globalAveragePool2d, globalMaxPool2d } from "./global-pool2d.ts";
import { maxPool2d } from "./max-pool2d.ts";
import { batchNormalization } from "./normalization.ts";
import { address, type OperationKind } from "./operation.ts";

const kinds: { readonly [type in Layer["type"]]?: OperationKind } = {
  ...{ conv2d, dense, batchNormalization, relu, dropout, maxPool2d, globalMaxPool2d, globalAveragePool2d },
};

function kindOf([check]: readonly LayerCheck[]): OperationKind | undefined {
  return kinds[check!.layer.type];
}

/**
 * The kernels of `kernels/`, for the layers of our own models; the reference serves the others.
 *
 * @throws WebAssembly.CompileError where WebAssembly SIMD is missing.
 */
export async function simdBackend(): Promise<Backend> {
  const module = await kernelsModule();
  return {
    name: "simd",
    fuse: (checks, purpose) => Math.max(1, kindOf(checks)?.fuse(checks, purpose) ?? 0),
    scratch(checks, purpose) {
      const kind = kindOf(checks);
      return kind?.fuse(checks, purpose) ? kind.scratch(checks, purpose) : referenceScratch(checks[0]!, purpose);
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
        operation(checks, tensors, purpose) {
          const kind = kindOf(checks);
          if (kind?.fuse(checks, purpose)) return kind.bind(kernels, checks, tensors, purpose);
          return referenceOperation(checks[0]!, tensors, purpose);
        },
        add: (sum, values) => kernels.add(address(sum), address(values), sum.length),
        adam({ weights, gradient, first, second, decays }, { rate, kept, beta1, beta2, epsilon }) {
          const [w, g, d] = [address(weights), address(gradient), address(decays)];
          const [m, v] = [address(first), address(second)];
          kernels.adam(w, g, m, v, d, weights.length, rate, kept, beta1, beta2, epsilon);
        },
      };
    },
  };
}
