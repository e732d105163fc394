import { afterEach, expect, it } from "vitest";
import { addFileTaker, type FileTaker, offerFiles, type Sureness } from "./file-takers.ts";

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
  await offerFiles([new File(["ink"], "a")]);
  expect(told).toEqual([" passed", "p passed", "i takes a"]);
  told.length = 0;
  await offerFiles([new File(["other"], "b")]);
  expect(told).toEqual(["i passed", "p passed", " takes b"]);
});

it("tells those that get none of several files once, before any of these is taken", async () => {
  const told: string[] = [];
  taker("", 1, told);
  taker("i", 3, told);
  taker("p", 2, told);
  await offerFiles([new File(["ink"], "a"), new File(["picture"], "b"), new File(["ink"], "c")]);
  expect(told).toEqual([" passed", "i takes a", "p takes b", "i takes c"]);
});

it("tells nobody anything of a file that nobody takes", async () => {
  const told: string[] = [];
  taker("i", 3, told);
  await offerFiles([new File(["other"], "b")]);
  expect(told).toEqual([]);
});

it("hands several files over in their order, however long each takes to be looked at", async () => {
  const told: string[] = [];
  taker("", 1, told);
  const slow = new File(["ink"], "a");
  const slice = slow.slice.bind(slow);
  slow.slice = (...range) => {
    const part = slice(...range);
    const read = part.arrayBuffer.bind(part);
    part.arrayBuffer = () => new Promise((resolve) => setTimeout(() => resolve(read()), 5));
    return part;
  };
  await offerFiles([slow, new File(["ink"], "b")]);
  expect(told).toEqual([" takes a", " takes b"]);
});
