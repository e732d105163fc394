import type { Layer, ResolvedLayer } from "../spec.ts";
import { concatenate } from "./concatenate.ts";
import { conv2d } from "./conv2d/index.ts";
import { dense } from "./dense.ts";
import { dropout, relu } from "./elementwise.ts";
import { globalAveragePool2d, globalMaxPool2d } from "./global-pool2d.ts";
import { maxPool2d } from "./max-pool2d.ts";
import { batchNormalization } from "./normalization.ts";
import type { OperationKind } from "./operation.ts";

const kinds: { readonly [type in Layer["type"]]?: OperationKind } = {
  ...{ conv2d, dense, batchNormalization, relu, dropout, maxPool2d, globalMaxPool2d, globalAveragePool2d, concatenate },
};

/** How the kernels work out these layers, if they cover the type of the first. */
export function kindOf([resolved]: readonly ResolvedLayer[]): OperationKind | undefined {
  return kinds[resolved!.layer.type];
}

/** Whether the kernels work out a layer; the reference does where not. */
export function hasKernel(layer: ResolvedLayer): boolean {
  return (kindOf([layer])?.fuse([layer], { training: false, images: 1 }) ?? 0) > 0;
}
