import { expect, it } from "vitest";
import { withHead } from "./inputs.ts";

it("ends the stream whose beginning is all that is wanted", async () => {
  let isOpen = true;
  async function* file(): AsyncGenerator<Uint8Array> {
    try {
      yield Uint8Array.of(1);
      yield Uint8Array.of(2);
    } finally {
      isOpen = false;
    }
  }
  const { head, chunks } = await withHead(file(), () => true);
  expect([...head]).toEqual([1]);
  for await (const chunk of chunks) {
    expect([...chunk]).toEqual([1]);
    break;
  }
  expect(isOpen).toBe(false);
});
