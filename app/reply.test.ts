import { describe, expect, it, vi } from "vitest";
import type { Ink } from "../src/ink/stroke.ts";
import type { Recognizer } from "../src/recognizer/recognizer.ts";
import { replyTo } from "./reply.ts";

const ink: Ink = { strokes: [[{ x: 1, y: 2 }]] };

function recognizer(read: Recognizer["read"]): Pick<Recognizer, "model" | "read"> {
  const preprocessing = { size: 2, box: 2, brush: 1, middle: 1 };
  return { model: { preprocessing } as Recognizer["model"], read };
}

describe("reply", () => {
  it("has the reading and what the network saw, in the size that the model takes, from one pass", () => {
    const reading = { text: "", digits: [] };
    const image = Uint8Array.of(0, 255, 128, 0);
    const read = vi.fn(() => ({ reading, image }));
    expect(replyTo({ id: 7, ink }, recognizer(read))).toEqual({
      type: "answer",
      id: 7,
      reading,
      view: { size: 2, pixels: image },
    });
    expect(read.mock.calls).toEqual([[ink]]);
  });

  it("says of a drawing that cannot be read that it was not, and why", () => {
    const read = () => {
      throw new Error("too wild");
    };
    expect(replyTo({ id: 8, ink }, recognizer(read))).toEqual({ type: "unread", id: 8, detail: "too wild" });
  });
});
