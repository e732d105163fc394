import { afterEach, expect, it, vi } from "vitest";
import { createBackend } from "./create-backend.ts";

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
