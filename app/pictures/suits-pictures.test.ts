import { expect, it } from "vitest";
import { suitsPictures } from "./suits-pictures.ts";

it.each([
  ["a picture", "\x89PNG\r\n", "a", "", false, 3],
  ["an empty file that is called one", "", "a.png", "image/png", false, 2],
  ["a text", "hello", "notes.txt", "text/plain", false, 0],
  ["a text among pictures", "hello", "notes.txt", "text/plain", true, 2],
  ["an empty file among pictures", "", "empty", "", true, 2],
  ["a model among pictures", "PK\x03\x04", "mine.keras", "", true, 0],
  ["a damaged model among pictures", "hello", "mine.onnx", "", true, 0],
] as const)("%s", (_, head, name, type, isAmongPictures, sureness) => {
  const bytes = Uint8Array.from(head, (each) => each.charCodeAt(0));
  expect(suitsPictures(bytes, new File([bytes], name, { type }), isAmongPictures)).toBe(sureness);
});
