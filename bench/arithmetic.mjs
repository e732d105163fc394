import { checkSpec } from "../dist/nn/spec.js";
import { specs } from "../dist/train/index.js";

/** Share of a pooled gradient that is not zero: one of four positions, and where the ReLU let something through. */
const sparseShare = 1 / 4;

/**
 * Floating-point operations of an image: `direct` by the definition of the layers, `needed` by the algorithms that the engine
 * uses, without their transforms. A multiplication and an addition count as two.
 */
export function arithmetic(name) {
  const direct = { forward: 0, backward: 0 };
  const needed = { forward: 0, backward: 0 };
  const checks = checkSpec(specs[name]);
  for (const [i, { layer, inputs, output, sources }] of checks.entries()) {
    if (layer.type === "dense") {
      const flop = 2 * inputs[0][0] * output[0];
      for (const count of [direct, needed]) {
        count.forward += flop;
        count.backward += 2 * flop;
      }
    }
    if (layer.type !== "conv2d") continue;
    const [height, width, filters] = output;
    const channels = inputs[0][2];
    const [kernelHeight, kernelWidth] = typeof layer.kernel === "number" ? [layer.kernel, layer.kernel] : layer.kernel;
    const perOutput = 2 * kernelHeight * kernelWidth * channels * filters;
    // Nobody asks for the gradient by the image.
    const passes = sources[0] === -1 ? 1 : 2;
    direct.forward += height * width * perOutput;
    direct.backward += passes * height * width * perOutput;
    const pools = checks[i + 1]?.layer.type === "relu" && checks[i + 2]?.layer.type === "maxPool2d";
    // As the engine chooses: see src/nn/simd/conv2d/winograd.ts.
    const tilesOf = (side) => Math.ceil(height / side) * Math.ceil(width / side);
    const side = !pools && tilesOf(4) >= 12 ? 4 : 2;
    const tiles = pools ? (height >> 1) * (width >> 1) : tilesOf(side);
    const isWinograd = channels % 4 === 0;
    const outputs = pools ? 4 * tiles : height * width;
    const products = isWinograd ? tiles * (side + 2) ** 2 * 2 * channels * filters : outputs * perOutput;
    needed.forward += products;
    needed.backward += passes * (pools ? sparseShare * outputs * perOutput : products);
  }
  return { direct, needed };
}
