import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Random } from "../src/nn/random.ts";
import { folder, root, tenpen } from "./support/call.ts";
import { firstOfMnist } from "./support/mnist.ts";

const settings = ["--validation-size", "200", "--epochs", "4", "--batch-size", "32", "--checkpoint-every", "3"];

/** What a training leaves in the end, byte for byte. */
function leavings(out: string) {
  const files = ["best_model.keras", "best_model.safetensors", "checkpoint.json", "history.json"];
  expect(readdirSync(out).toSorted()).toEqual(files);
  return files.map((file) =>
    createHash("sha256")
      .update(readFileSync(join(out, file)))
      .digest("hex"),
  );
}

/** Resolves when the checkpoint has been written `times` more times, or the process has ended. */
async function afterCheckpoints(process: ChildProcess, path: string, times: number): Promise<void> {
  let last = existsSync(path) ? readFileSync(path, "latin1").slice(0, 8) : "";
  while (times > 0 && process.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    const now = existsSync(path) ? readFileSync(path, "latin1").slice(0, 8) : "";
    if (now !== last) times--;
    last = now;
  }
}

it("a training that is killed again and again ends in the bytes of an unbroken one", async () => {
  const place = folder();
  const data = await firstOfMnist(place, 1000);
  const unbroken = join(place, "unbroken");
  expect(tenpen("train", "--data", data, "--out", unbroken, ...settings, "--workers", "1").status).toBe(0);

  const killed = join(place, "killed");
  const random = new Random("kill");
  for (const workers of [1, 2, 3]) {
    const argv = ["train", "--data", data, "--out", killed, ...settings, "--workers", `${workers}`, "--resume"];
    const process_ = spawn(process.execPath, [join(root, "dist/cli/main.js"), ...argv], { stdio: "ignore" });
    const ended = new Promise((resolve) => process_.once("exit", resolve));
    await afterCheckpoints(process_, join(killed, "checkpoint.json"), 1 + random.below(5));
    process_.kill("SIGKILL");
    await ended;
    expect(process_.signalCode, "it must have been killed in its work").toBe("SIGKILL");
  }
  // Of a process that was killed while it wrote.
  writeFileSync(join(killed, "checkpoint.json.1.tmp"), "half");
  const resume = ["train", "--data", data, "--out", killed, ...settings, "--workers", "2", "--resume"];
  expect(tenpen(...resume)).toMatchObject({ status: 0, stderr: "" });
  expect(leavings(killed)).toEqual(leavings(unbroken));

  const again = tenpen(...resume);
  expect(again).toEqual({ status: 0, stdout: "", stderr: `${killed}: finished already (epochs)\n` });
  expect(leavings(killed)).toEqual(leavings(unbroken));
});

it("a folder takes one training at a time, also after one that was killed", async () => {
  const place = folder();
  const data = await firstOfMnist(place, 300);
  const out = join(place, "run");
  const argv = [
    "train",
    "--data",
    data,
    "--out",
    out,
    "--validation-size",
    "50",
    "--checkpoint-every",
    "1",
    "--resume",
  ];
  // More epochs than it is given time for.
  const first = spawn(process.execPath, [
    join(root, "dist/cli/main.js"),
    ...argv,
    "--epochs",
    "1000",
    "--patience",
    "1000",
  ]);
  const ended = new Promise((resolve) => first.once("exit", resolve));
  await afterCheckpoints(first, join(out, "checkpoint.json"), 1);
  const second = tenpen(...argv, "--epochs", "1000", "--patience", "1000");
  expect(second).toEqual({
    ...{ status: 2, stdout: "" },
    stderr: `tenpen: ${out}: must be written by one training at a time, got process ${first.pid}; if that is no training, remove ${join(out, "training.lock")}\n`,
  });
  first.kill("SIGKILL");
  await ended;
  // What it left is looked at again, and is of other settings.
  expect(tenpen(...argv, "--epochs", "1000").stderr).toMatch(/--resume: patience must be 1000, as it was, got 5\n$/);
  expect(readdirSync(out)).not.toContain("training.lock");
});
