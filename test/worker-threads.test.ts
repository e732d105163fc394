import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { folder, put, root } from "./support/call.ts";

// Threads run built files. `npm run build:library` makes them.
const built = (path: string) => pathToFileURL(join(root, "dist", path)).href;

interface Sums {
  add(values: Float32Array): number;
  set(sum: number): void;
  end(code: number): void;
}

const program = `
import { serve } from ${JSON.stringify(built("worker/serve.js"))};
let sum = 0;
serve({
  add: (values) => (sum = values.reduce((a, b) => a + b, sum)),
  set(value) {
    if (value < 0) throw new RangeError("sum must be positive");
    sum = value;
  },
  end: (code) => process.exit(code),
});
`;

async function start() {
  const { threadTransport } = (await import(
    built("worker/transport.js")
  )) as typeof import("../src/worker/transport.ts");
  const { WorkerClient } = (await import(built("worker/client.js"))) as typeof import("../src/worker/client.ts");
  const client = new WorkerClient<Sums>(threadTransport(pathToFileURL(put(folder(), "sums.mjs", program))));
  onTestFinished(() => client.end());
  return client;
}

it("a thread does what it is asked, with buffers that are handed over", async () => {
  const client = await start();
  client.notify("set", 10);
  const values = Float32Array.of(1, 2);
  expect(await client.call("add", values, { transfer: [values.buffer] })).toBe(13);
  expect(values.length).toBe(0);
});

it("a thread that ends, or does not do what it is told, fails what is asked of it", async () => {
  const ended = await start();
  await expect(ended.call("end", 3)).rejects.toThrow("worker: must run until its work is done, got exit code 3");
  const failed = await start();
  failed.notify("set", -1);
  await expect(failed.call("add", new Float32Array(1))).rejects.toThrow("got sum must be positive");
});
