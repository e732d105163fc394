import { describe, expect, it, vi } from "vitest";
import type { Ink } from "../src/ink/stroke.ts";
import { type Reader, replyTo } from "./reply.ts";

const ink: Ink = { strokes: [[{ x: 1, y: 2 }]] };

const reader = (read: Reader["read"]): Reader => ({ model: { preprocessing: { size: 2 } }, read });

describe("reply", () => {
  it.each([
    ["at once", <T>(value: T) => value],
    ["after a while", <T>(value: T) => Promise.resolve(value)],
  ])("has the reading and what the network saw, in the size that the model takes, read %s", async (_, give) => {
    const reading = { text: "", digits: [] };
    const images = Uint8Array.of(0, 255, 128, 0);
    const read = vi.fn(() => give({ reading, images }));
    expect(await replyTo({ type: "read", id: 7, ink }, reader(read))).toEqual({
      type: "answer",
      id: 7,
      reading,
      view: { size: 2, pixels: images },
    });
    expect(read.mock.calls).toEqual([[ink]]);
  });

  it("has an image of paper where there was nothing to read", async () => {
    const read = () => ({ reading: { text: "", digits: [] }, images: new Uint8Array() });
    const reply = await replyTo({ type: "read", id: 9, ink }, reader(read));
    expect(reply).toMatchObject({ view: { size: 2, pixels: new Uint8Array(4) } });
  });

  it("says of a drawing that cannot be read that it was not, and why", async () => {
    const read = () => {
      throw new Error("too wild");
    };
    const reply = { type: "unread", id: 8, detail: "too wild" };
    expect(await replyTo({ type: "read", id: 8, ink }, reader(read))).toEqual(reply);
  });
});
