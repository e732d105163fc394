import { expect, it } from "vitest";
import type { PictureRead } from "./picture-worker.ts";
import { allAsCsv, allAsJson, allAsText, countNumbers } from "./write-pictures.ts";

const number = (text: string, accepted = true) => ({
  ...{ text, accepted, confidence: 0.9, digits: [], alternatives: [] },
  bounds: { x: 1, y: 2, width: 30, height: 40 },
});
const picture = (name: string, numbers: readonly ReturnType<typeof number>[], corrections: [number, string][] = []) => {
  const accepted = numbers.filter((each) => each.accepted);
  const text = accepted.map((each) => each.text).join("\n");
  const read = { reading: { text, confidence: 1, numbers, digits: [], grids: [] }, views: [], characters: [] };
  return { file: new File([], name), read: read as PictureRead, corrections: new Map(corrections) };
};
const pictures = [
  picture("a.png", [number("48"), number("8", false), number("3,5")], [[0, "47"]]),
  picture("b, c.png", [number("1"), number("2")], [[1, ""]]),
  picture("none.png", []),
  { file: new File([], "unread.png"), read: undefined, corrections: new Map() },
];

it("all pictures are one table, with what was corrected and without what was left out", () => {
  expect(allAsCsv(pictures).split("\r\n")).toEqual([
    "file,number,confidence,x,y,width,height",
    "a.png,47,,1,2,30,40",
    'a.png,"3,5",0.9000,1,2,30,40',
    '"b, c.png",1,0.9000,1,2,30,40',
    "",
  ]);
});

it("all pictures that were read are one text, and one list", () => {
  expect(allAsText(pictures)).toBe("a.png\n47\n3,5\n\nb, c.png\n1\n\nnone.png");
  const list = JSON.parse(allAsJson(pictures));
  expect(list.map(({ file, text }: Record<string, string>) => [file, text])).toEqual([
    ["a.png", "47\n3,5"],
    ["b, c.png", "1"],
    ["none.png", ""],
  ]);
});

it("counts the numbers that are left", () => {
  expect(pictures.map(countNumbers)).toEqual([2, 1, 0, 0]);
});
