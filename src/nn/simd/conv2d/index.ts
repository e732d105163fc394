import type { Purpose } from "../../backend.ts";
import type { LayerCheck } from "../../spec.ts";
import type { OperationKind } from "../operation.ts";
import { direct } from "./direct.ts";
import { winograd } from "./winograd.ts";

function kindFor(checks: readonly LayerCheck[], purpose: Purpose): OperationKind {
  return winograd.fuse(checks, purpose) > 0 ? winograd : direct;
}

export const conv2d: OperationKind = {
  fuse: (checks, purpose) => kindFor(checks, purpose).fuse(checks, purpose),
  scratch: (checks, purpose) => kindFor(checks, purpose).scratch(checks, purpose),
  bind: (kernels, checks, tensors, purpose) => kindFor(checks, purpose).bind(kernels, checks, tensors, purpose),
};
