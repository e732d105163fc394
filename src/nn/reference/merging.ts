import type { ReferenceKernels } from "./operation.ts";

export const add: ReferenceKernels = {
  forward(_check, { xs, y }) {
    for (let i = 0; i < y.length; i++) y[i] = xs.reduce((sum, x) => sum + x[i]!, 0);
  },
  backward(_check, { dxs, dy }) {
    for (const dx of dxs) dx?.set(dy);
  },
};

export const concatenate: ReferenceKernels = {
  forward({ inputs, output }, { xs, y }) {
    let start = 0;
    for (const [n, x] of xs.entries()) {
      const length = inputs[n]!.at(-1)!;
      for (let i = 0; i < x.length; i++) y[Math.floor(i / length) * output.at(-1)! + start + (i % length)] = x[i]!;
      start += length;
    }
  },
  backward({ inputs, output }, { dxs, dy }) {
    let start = 0;
    for (const [n, dx] of dxs.entries()) {
      const length = inputs[n]!.at(-1)!;
      for (let i = 0; i < (dx?.length ?? 0); i++) {
        dx![i] = dy[Math.floor(i / length) * output.at(-1)! + start + (i % length)]!;
      }
      start += length;
    }
  },
};
