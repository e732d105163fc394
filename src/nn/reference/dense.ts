import type { ReferenceKernels } from "./operation.ts";

/** y[u] = bias[u] + Σ x[i] · kernel[i, u] */
export const dense: ReferenceKernels = {
  forward(_check, { xs: [x], y, parameters: [kernel, bias] }) {
    for (let u = 0; u < y.length; u++) {
      let sum = bias?.[u] ?? 0;
      for (let i = 0; i < x!.length; i++) sum += x![i]! * kernel![i * y.length + u]!;
      y[u] = sum;
    }
  },
  backward(_check, { xs: [x], dxs: [dx], dy, parameters: [kernel], sums: [dkernel, dbias] }) {
    const units = dy.length;
    for (let i = 0; i < x!.length; i++) {
      let sum = 0;
      for (let u = 0; u < units; u++) {
        dkernel![i * units + u]! += dy[u]! * x![i]!;
        sum += dy[u]! * kernel![i * units + u]!;
      }
      if (dx) dx[i] = sum;
    }
    if (dbias) for (let u = 0; u < units; u++) dbias[u]! += dy[u]!;
  },
};
