import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadMnist } from "../../src/data/node/mnist.ts";
import { readSafetensors } from "../../src/formats/safetensors.ts";
import { Random } from "../../src/nn/random.ts";
import { launchChromium } from "../e2e/chromium.ts";
import { buildTrainingPage, type Tab } from "../e2e/exact/page.ts";
import { firefoxPath, launchFirefox } from "../e2e/firefox.ts";
import { folder, root } from "../support/call.ts";
import { firstOfMnist } from "../support/mnist.ts";
import { sha256 } from "../support/sha256.ts";

// `npm run exactness`: two epochs of all of MNIST in every runtime that is here, and once killed three times, must give the
// same weights. TENPEN_EXACT_IMAGES takes fewer images, TENPEN_OTHER_NODE names a further Node.

const count = Number(process.env.TENPEN_EXACT_IMAGES ?? 60_000);
const settings = { epochs: 2, batch: 64, validation: Math.floor(count / 12) };

it.each(["classic", "small-res"])("all runtimes train the same weights of %s", async (spec) => {
  const place = folder();
  const data = await firstOfMnist(place, count);
  const results: { runtime: string; workers: number | string; seconds: number; sha256: string }[] = [];
  const measure = async (runtime: string, workers: number | string, run: () => Promise<string>) => {
    const start = Date.now();
    const hash = await run();
    results.push({ runtime, workers, seconds: Math.round((Date.now() - start) / 1000), sha256: hash });
    process.stdout.write(`${spec}  ${runtime}, workers ${workers}: ${hash}\n`);
  };

  const weightsIn = (out: string) =>
    sha256(Object.values(readSafetensors(readFileSync(join(out, "best_model.safetensors"))).weights));
  const command = (out: string, workers: number) => [
    ...[join(root, "dist/cli/main.js"), "train", "--spec", spec, "--data", data, "--out", out],
    ...[
      "--epochs",
      `${settings.epochs}`,
      "--batch-size",
      `${settings.batch}`,
      "--validation-size",
      `${settings.validation}`,
    ],
    ...["--workers", `${workers}`, "--checkpoint-every", "20"],
  ];
  const trainIn = async (node: string, workers: number) => {
    const out = join(place, `${results.length}`);
    const code = await new Promise((resolve) =>
      spawn(node, command(out, workers), { stdio: "ignore" }).once("exit", resolve),
    );
    expect(code).toBe(0);
    return weightsIn(out);
  };
  for (const workers of [1, 2, 3, 5]) {
    await measure(`Node ${process.versions.node}`, workers, () => trainIn(process.execPath, workers));
  }
  const other = process.env.TENPEN_OTHER_NODE;
  if (other) await measure(other, 2, () => trainIn(other, 2));

  const whole = results[1]!.seconds * 1000;
  await measure(`Node ${process.versions.node}, killed three times`, "1, 2, 3, 2", async () => {
    const out = join(place, "killed");
    const random = new Random("kill", spec);
    for (const workers of [1, 2, 3]) {
      const training = spawn(process.execPath, [...command(out, workers), "--resume"], { stdio: "ignore" });
      const ended = new Promise((resolve) => training.once("exit", resolve));
      await new Promise((resolve) => setTimeout(resolve, whole * (0.1 + 0.2 * random.float())));
      training.kill("SIGKILL");
      await ended;
      expect(training.signalCode, "it must have been killed in its work").toBe("SIGKILL");
    }
    const last = spawn(process.execPath, [...command(out, 2), "--resume"], { stdio: "ignore" });
    expect(await new Promise((resolve) => last.once("exit", resolve))).toBe(0);
    return weightsIn(out);
  });

  const page = await buildTrainingPage();
  try {
    const { images, labels } = await loadMnist("train");
    writeFileSync(join(page.folder, "images.bin"), images.subarray(0, count * 784));
    writeFileSync(join(page.folder, "labels.bin"), labels.subarray(0, count));
    for (const [name, launch] of [
      ["Chromium", launchChromium],
      ...(firefoxPath ? [["Firefox", launchFirefox] as const] : []),
    ] as const) {
      for (const isolated of [false, true]) {
        const browser = await launch();
        const server = await page.serve(isolated);
        await measure(`${name}${isolated ? ", isolated" : ""}`, 2, async () => {
          const tab: Tab = await browser.newPage();
          await tab.goto(server.url);
          return (await tab.evaluate(`trainOnMnist(${JSON.stringify({ ...settings, spec, workers: 2 })})`)) as string;
        });
        await server.close();
        await browser.close();
      }
    }
  } finally {
    page.remove();
  }
  console.table(results);
  expect(new Set(results.map((result) => result.sha256)).size, "the weights must be the same everywhere").toBe(1);
});
