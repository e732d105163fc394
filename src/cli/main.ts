#!/usr/bin/env node
import { threadTransport } from "../worker/transport.ts";
import { readModelInWorker } from "./read-model-in-worker.ts";
import { run } from "./run.ts";

/** Missing while nothing runs that can end in order. */
let controller: AbortController | undefined;

// Whoever reads our output may have enough of it (`| head`). For what only answers that is the end and no failure; a training
// is stopped by it. Node says so with an event, again at each thing that is written after it.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") {
    process.stderr.write(`tenpen: standard output: must be writable, got ${error.code}\n`);
    process.exit(1);
  }
  if (controller === undefined) process.exit(0);
  controller.abort();
});
// Nobody is left to be told.
process.stderr.on("error", () => {});

function interruptible(): AbortSignal {
  const stopped = new AbortController();
  controller = stopped;
  // Once: with no listener left the second one ends the process as ever.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stopped.abort());
  return stopped.signal;
}

// Not process.exit(): output that waits for a slow reader would be lost.
process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  interruptible,
  readModelInWorker,
  // The built file: Node 20 does not run TypeScript.
  startBatchWorker: () => threadTransport(new URL("./batch.worker.js", import.meta.url)),
  debug: process.env.TENPEN_DEBUG === "1",
});
// What failed may have left off in the middle of it, and whoever writes it need not come to an end.
process.stdin.destroy();
