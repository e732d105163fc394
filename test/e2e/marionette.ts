import type { Socket } from "node:net";

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/**
 * Firefox's own protocol for being driven, on which WebDriver stands: `length:[type, id, command, parameters]` and back
 * `length:[type, id, error, answer]`, see https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html.
 */
export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #received = Buffer.alloc(0);
  #sent = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => this.#receive(chunk));
    socket.on("error", () => {}); // "close" follows
    socket.on("close", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("firefox: must answer, got the end of it"));
    });
  }

  /** @throws Error with what Firefox has against it. */
  send(command: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> {
    const id = ++this.#sent;
    const message = JSON.stringify([0, id, command, parameters]);
    this.#socket.write(`${Buffer.byteLength(message)}:${message}`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const colon = this.#received.indexOf(":");
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#received.toString("latin1", 0, colon));
      if (this.#received.length < end) return;
      const message = JSON.parse(this.#received.toString("utf8", colon + 1, end));
      this.#received = this.#received.subarray(end);
      // The first one is a greeting, without an id.
      if (!Array.isArray(message)) continue;
      const [, id, error, answer] = message;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(`firefox: ${error.error}: ${error.message}`));
      else waiting?.resolve(answer);
    }
  }
}
