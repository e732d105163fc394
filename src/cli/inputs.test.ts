import { expect, it } from "vitest";
import { asAnybody, closedFolder, folder, put } from "../../test/support/call.ts";
import { expandInputs, withHead } from "./inputs.ts";

it.skipIf(process.platform === "win32")(
  "has a folder that cannot be opened among the files, with the reason",
  async () => {
    const place = folder();
    const file = put(place, "a.png", "a");
    const closed = closedFolder(place, "b");
    const fault = { code: "data", what: closed, rule: "must be readable", got: "EACCES" };
    await asAnybody(async () => {
      expect(await expandInputs({}, [place])).toEqual([{ file }, { file: closed, fault }]);
      expect(await expandInputs({}, [closed])).toEqual([{ file: closed, fault }]);
    });
  },
);

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
