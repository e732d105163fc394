import { afterEach, expect, it, vi } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { createBackend } from "./create-backend.ts";
import { Network } from "./network.ts";
import type { Layer, Spec } from "./spec.ts";

afterEach(() => vi.unstubAllGlobals());

it("is SIMD where it runs, as it does here", async () => {
  expect((await createBackend()).name).toBe("simd");
});

it("is the reference without WebAssembly, or without its SIMD", async () => {
  vi.stubGlobal("WebAssembly", { ...WebAssembly, validate: () => false });
  expect((await createBackend()).name).toBe("reference");
  vi.stubGlobal("WebAssembly", undefined);
  expect((await createBackend()).name).toBe("reference");
});

it("has no reference beside its kernels where a network needs none", async () => {
  const input = [4];
  const dense: Layer = { type: "dense", units: 2 };
  const covered = await createBackend({ input, layers: [dense, { type: "relu" }] });
  const other: Spec = { input, layers: [dense, { type: "tanh" }, dense] };
  expect(() => new Network({ spec: other, backend: covered })).toThrow(
    brokenRule("option", 'backend: tanh_1: must have a kernel, got "tanh"'),
  );
  const backend = await createBackend(other);
  expect(backend.name).toBe("simd");
  expect(new Network({ spec: other, backend }).logits[0]).toHaveLength(2);
});
