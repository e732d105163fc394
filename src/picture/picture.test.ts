import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { checkPicture } from "./picture.ts";

const picture = (data: unknown) => ({ width: 1, height: 1, data });

it.each(["Uint8Array", "Uint8ClampedArray"])("takes a %s of another realm", (name) => {
  const data = runInNewContext(`new ${name}(4)`);
  expect(data).not.toBeInstanceOf(Object);
  expect(() => checkPicture(picture(data))).not.toThrow();
});

it.each([
  ["an Int8Array", new Int8Array(4)],
  ["a DataView", new DataView(new ArrayBuffer(4))],
  ["what says that it is one", { length: 4, [Symbol.toStringTag]: "Uint8Array" }],
])("does not take %s", (_, data) => {
  const message = "picture.data: must be a Uint8Array or a Uint8ClampedArray, got an object";
  expect(() => checkPicture(picture(data))).toThrow(message);
});
