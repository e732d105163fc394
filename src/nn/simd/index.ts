import type { Backend } from "../backend.ts";
import { instantiate, kernelsModule } from "../kernels/module.ts";
import { referenceOperation, referenceScratch } from "../reference/index.ts";
import { kindOf } from "./kinds.ts";
import { address } from "./operation.ts";

/**
 * The kernels of `kernels/`, for the layers of our own models; the reference serves the others.
 *
 * @throws WebAssembly.CompileError where WebAssembly SIMD is missing.
 */
export async function simdBackend(): Promise<Backend> {
  const module = await kernelsModule();
  return {
    name: "simd",
    fuse: (layers, mode) => Math.max(1, kindOf(layers)?.fuse(layers, mode) ?? 0),
    scratch(layers, mode) {
      const kind = kindOf(layers);
      return kind?.fuse(layers, mode) ? kind.scratch(layers, mode) : referenceScratch(layers[0]!, mode);
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
        operation(layers, tensors, mode) {
          const kind = kindOf(layers);
          if (kind?.fuse(layers, mode)) return kind.bind(kernels, layers, tensors, mode);
          return referenceOperation(layers[0]!, tensors, mode);
        },
        add: (sum, values) => kernels.add(address(sum), address(values), sum.length),
        adam({ weights, gradient, first, second, decays }, { rate, decayFactor, beta1, beta2, epsilon }) {
          const [w, g, d] = [address(weights), address(gradient), address(decays)];
          const [m, v] = [address(first), address(second)];
          kernels.adam(w, g, m, v, d, weights.length, rate, decayFactor, beta1, beta2, epsilon);
        },
      };
    },
  };
}
