import { expect, test } from "vitest";
import { ReadingProgress } from "./reading-progress.ts";
import { Terminal } from "./terminal.ts";

function progressOn(isTTY: boolean, total?: number) {
  const seen: string[] = [];
  let now = 0;
  const terminal = new Terminal({ isTTY, columns: 30, write: (text: string) => seen.push(text) });
  const progress = new ReadingProgress(terminal, total, () => now);
  const add = (count: number, time: number) => {
    now = time;
    progress.clear();
    progress.add(count);
  };
  return { seen, add, progress };
}

test("a terminal is told how much was read, ten times a second, and nothing of it stays", () => {
  const { seen, add, progress } = progressOn(true, 6400);
  add(64, 99);
  expect(seen).toEqual([]);
  add(1000, 200);
  expect(seen).toEqual(["\r1,064 of 6,400 read, 5,320 a \x1b[K"]);
  progress.clear();
  expect(seen.at(-1)).toBe("\r\x1b[K");
  progress.clear();
  expect(seen).toHaveLength(2);
});

test("how much there is may not be known, and what is no terminal is told nothing", () => {
  const { seen, add } = progressOn(true);
  add(50, 1000);
  expect(seen).toEqual(["\r50 read, 50 a second\x1b[K"]);
  const file = progressOn(false);
  file.add(50, 1000);
  expect(file.seen).toEqual([]);
});
