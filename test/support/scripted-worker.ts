import type { WorkerPort } from "../../app/recognizer-client.ts";

/** A worker that says what the test says. */
export class ScriptedWorker<Request, Message> implements WorkerPort {
  readonly requests: Request[] = [];
  terminated = false;
  onmessage: WorkerPort["onmessage"] = null;
  onerror: WorkerPort["onerror"] = null;

  postMessage(request: Request): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(message: Message): void {
    this.onmessage?.call(this as unknown as Worker, { data: message } as MessageEvent);
  }

  crash(message = ""): void {
    this.onerror?.call(this as unknown as Worker, { message } as ErrorEvent);
  }
}
