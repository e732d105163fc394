import { expect, test } from "vitest";
import { ProgressLine, progressText } from "./progress.ts";
import { Terminal } from "./terminal.ts";

const progress = { epoch: 3, epochs: 10, step: 45, steps: 160, images: 1440, loss: 0.08214, accuracy: 0.97614 };

test("a line", () => {
  expect(progressText(progress, 180, 20_000, 200)).toBe(
    "epoch 3/10  28 %  loss 0.0821  accuracy 97.61 %  8,000 images/s  1:08 left  █████▋··············",
  );
});

test("a narrow line keeps the figures and makes the bar shorter", () => {
  const figures = "epoch 3/10  28 %  loss 0.0821  accuracy 97.61 %  8,000 images/s  1:08 left";
  expect(progressText(progress, 180, 20_000, figures.length + 10)).toBe(`${figures}  ██▎·····`);
  expect(progressText(progress, 180, 20_000, figures.length + 5)).toBe(figures);
});

test("the first and the last step", () => {
  const first = progressText({ ...progress, epoch: 1, step: 1, images: 32 }, 0, 4, 200);
  expect(first).toMatch(/^epoch 1\/10 {3}0 %.*▏·{19}$/);
  expect(first).toContain("0:06 left");
  const last = progressText({ ...progress, epoch: 10, step: 160 }, 1000, 4_000_000, 200);
  expect(last).toMatch(/^epoch 10\/10 100 %.*█{20}$/);
  expect(last).toContain("0:00 left");
});

test("hours", () => {
  expect(progressText({ ...progress, epoch: 1, step: 80 }, 1000, 196_000, 200)).toContain("1:02:04 left");
});

function terminal(isTTY: boolean, columns?: number) {
  const written: string[] = [];
  return { written, output: new Terminal({ write: (text) => written.push(text), isTTY, columns }) };
}

test("is drawn over at most ten times a second, fits into the terminal, and can be taken away", () => {
  const { written, output } = terminal(true, 30);
  let now = 0;
  const line = new ProgressLine(output, () => now);
  for (now = 0; now < 1000; now += 10) line.step(progress);
  expect(written).toHaveLength(10);
  for (const text of written) expect(text).toBe("\repoch 3/10  28 %  loss 0.0821\x1b[K");
  line.clear();
  line.clear();
  expect(written.slice(10)).toEqual(["\r\x1b[K"]);
});

test("images a second are those of the epoch, without the validation before it", () => {
  const { written, output } = terminal(true, 200);
  let now = 0;
  const line = new ProgressLine(output, () => now);
  now = 5000;
  line.endEpoch();
  now = 6000;
  line.step(progress);
  expect(written[0]).toContain("1,440 images/s");
});

test("a training that goes on is timed from where it does", () => {
  const { written, output } = terminal(true, 200);
  let now = 0;
  // From the middle of the fifth epoch of ten to three quarters of it, in four seconds: 2.5 % of all in 4 s, so 52.5 % in 84.
  const line = new ProgressLine(output, () => now, { images: 800, done: 0.45 });
  now = 4000;
  line.step({ ...progress, epoch: 5, step: 120, images: 1200 });
  expect(written[0]).toContain("100 images/s  1:24 left");
  line.endEpoch();
  now = 8000;
  line.step({ ...progress, epoch: 6, step: 80, images: 800 });
  expect(written[1]).toContain("200 images/s  0:36 left");
});

test("without a terminal nothing is written", () => {
  const { written, output } = terminal(false);
  const line = new ProgressLine(output);
  line.step(progress);
  line.clear();
  expect(written).toEqual([]);
});
