import { fault } from "../../errors.ts";
import type { Backend } from "../backend.ts";
import { instantiate, kernelsModule } from "../kernels/module.ts";
import type { ResolvedLayer } from "../spec.ts";
import { kindOf } from "./kinds.ts";
import { address } from "./operation.ts";

/** What serves the layers that have no kernels: `reference/index.ts`. */
export type Reference = Pick<typeof import("../reference/index.ts"), "referenceOperation" | "referenceScratch">;

/**
 * The kernels of `kernels/`, for the layers of our own models.
 *
 * @param reference serves the others; without it there must be none.
 * @throws WebAssembly.CompileError where WebAssembly SIMD is missing.
 */
export async function simdBackend(reference?: Reference): Promise<Backend> {
  const module = await kernelsModule();
  const others = ({ name, layer }: ResolvedLayer) => {
    if (!reference) throw fault("option", `backend: ${name}`, "must have a kernel", layer.type);
    return reference;
  };
  return {
    name: "simd",
    fuse: (layers, mode) => Math.max(1, kindOf(layers)?.fuse(layers, mode) ?? 0),
    scratch(layers, mode) {
      const kind = kindOf(layers);
      return kind?.fuse(layers, mode)
        ? kind.scratch(layers, mode)
        : others(layers[0]!).referenceScratch(layers[0]!, mode);
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
          return others(layers[0]!).referenceOperation(layers[0]!, tensors, mode);
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
