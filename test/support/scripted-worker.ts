import type { Fault } from "../../src/errors.ts";
import type { WorkerMessage } from "../../src/worker/protocol.ts";
import type { WorkerTransport } from "../../src/worker/transport.ts";

interface Asked {
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

/** A worker that answers what the test says, when it says so. */
export class ScriptedWorker implements WorkerTransport {
  /** In the order in which they came. */
  readonly requests: Asked[] = [];
  readonly cancelled: number[] = [];
  ended = false;
  #onMessage: (message: WorkerMessage) => void = () => {};
  #onEnd: (reason: string) => void = () => {};

  send(message: Parameters<WorkerTransport["send"]>[0]): void {
    if (message.type === "request") this.requests.push(message);
    if (message.type === "cancel") this.cancelled.push(message.id);
  }

  listen(onMessage: (message: WorkerMessage) => void, onEnd: (reason: string) => void): void {
    this.#onMessage = onMessage;
    this.#onEnd = onEnd;
  }

  async end(): Promise<void> {
    this.ended = true;
  }

  /** What was asked for by this method. */
  asked(method: string): unknown[] {
    return this.requests.filter((request) => request.method === method).map(({ params }) => params);
  }

  /** Answers the last request. */
  async answer(result?: unknown): Promise<void> {
    this.#onMessage({ type: "reply", id: this.requests.at(-1)!.id, result });
    await heard();
  }

  /** Answers the last request with a fault. */
  async refuse(fault: Fault): Promise<void> {
    this.#onMessage({ type: "reply", id: this.requests.at(-1)!.id, fault });
    await heard();
  }

  async die(reason: string): Promise<void> {
    this.#onEnd(reason);
    await heard();
  }
}

/** Lets all have their turn that waits for a message. */
export async function heard(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
