import type { ExecutionMode } from "../../backend.ts";
import type { ResolvedLayer } from "../../spec.ts";
import type { OperationKind } from "../operation.ts";
import { direct } from "./direct.ts";
import { winograd } from "./winograd.ts";

function kindFor(layers: readonly ResolvedLayer[], mode: ExecutionMode): OperationKind {
  return winograd.fuse(layers, mode) > 0 ? winograd : direct;
}

export const conv2d: OperationKind = {
  fuse: (layers, mode) => kindFor(layers, mode).fuse(layers, mode),
  scratch: (layers, mode) => kindFor(layers, mode).scratch(layers, mode),
  bind: (kernels, layers, tensors, mode) => kindFor(layers, mode).bind(kernels, layers, tensors, mode),
};
