import { afterEach, expect, it } from "vitest";
import { addFileTaker, type FileTaker, offerFile, type Sureness } from "./file-takers.ts";

const removers: (() => void)[] = [];
afterEach(() => {
  for (const remove of removers.splice(0)) remove();
});

/** Notes what it is told; wants files that begin with the letter. */
function taker(letter: string, sureness: Sureness, told: string[]): void {
  const added: FileTaker = {
    suits: (head) => (letter === "" || String.fromCharCode(head[0]!) === letter ? sureness : 0),
    take: (file) => told.push(`${letter} takes ${file.name}`),
    passed: () => told.push(`${letter} passed`),
  };
  removers.push(addFileTaker(added));
}

it("hands a file to whom it suits most surely, and first tells all others that it was not theirs", async () => {
  const told: string[] = [];
  taker("", 1, told);
  taker("i", 3, told);
  taker("p", 2, told);
  await offerFile(new File(["ink"], "a"));
  expect(told).toEqual([" passed", "p passed", "i takes a"]);
  told.length = 0;
  await offerFile(new File(["other"], "b"));
  expect(told).toEqual(["i passed", "p passed", " takes b"]);
});

it("tells nobody anything of a file that nobody takes", async () => {
  const told: string[] = [];
  taker("i", 3, told);
  await offerFile(new File(["other"], "b"));
  expect(told).toEqual([]);
});
