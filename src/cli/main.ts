#!/usr/bin/env node
import { readApart } from "./read-apart.ts";
import { run } from "./run.ts";

// Whoever reads our output may have enough of it (`| head`): that is no failure. Node says so with an event.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`tenpen: standard output: must be writable, got ${error.code}\n`);
  process.exit(1);
});

function interruptible(): AbortSignal {
  const controller = new AbortController();
  // Once: with no listener left the second one ends the process as ever.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

// Not process.exit(): output that waits for a slow reader would be lost.
process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  interruptible,
  readApart,
  debug: process.env.TENPEN_DEBUG === "1",
});
