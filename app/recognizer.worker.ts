import { TenpenError } from "../src/errors.ts";
import { createRecognizer } from "../src/recognizer/create-recognizer.ts";
import type { Recognizer } from "../src/recognizer/recognizer.ts";
import type { Failure, ReadRequest, WorkerMessage } from "./messages.ts";
import { messageOf, replyTo } from "./reply.ts";

let recognizer: Recognizer;

/** Fetches the model and starts the network; says `ready`, or what failed. */
async function load(): Promise<void> {
  let model: Uint8Array;
  try {
    const url = new URL("../models/ink.safetensors", import.meta.url);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url.pathname}: HTTP ${response.status}`);
    model = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    return fail("fetch", error);
  }
  try {
    recognizer = await createRecognizer({ model });
  } catch (error) {
    // A network that asks for a login answers with a page of its own, and with status 200.
    return fail(error instanceof TenpenError ? "model" : "start", error);
  }
  send({ type: "ready" });
}

// The client asks only once it has heard `ready`.
addEventListener("message", async ({ data }: MessageEvent<ReadRequest>) => {
  send(await replyTo(data, recognizer));
});

function fail(reason: Failure["reason"], error: unknown): void {
  send({ type: "failed", reason, detail: messageOf(error) });
}

function send(message: WorkerMessage): void {
  postMessage(message);
}

void load();
