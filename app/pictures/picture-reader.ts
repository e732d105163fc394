import type { PictureReading } from "../../src/recognizer/read-pixels.ts";
import { WorkerClient } from "../../src/worker/client.ts";
import type { WorkerTransport } from "../../src/worker/transport.ts";
import { webTransport } from "../../src/worker/transport.ts";
import type { OpenedPicture, PictureRead, PictureWorker } from "./picture-worker.ts";

/** No picture may take longer to be decoded, or to be read, in milliseconds. */
const timeLimit = 60_000;

/** Starts a worker that reads pictures. */
export const startPictureWorker = (): WorkerTransport =>
  webTransport(new Worker(new URL("./picture.worker.ts", import.meta.url), { type: "module" }));

/** Whether the fault is the file's that was to be opened: it would be the same however often it is tried. */
export function isOfFile({ code }: { readonly code?: string }): boolean {
  return code === "data" || code === "limit" || code === "unsupported";
}

/** Has pictures read in a worker of its own, which is started for the first of them, and anew after it was lost or stopped. */
export class PictureReader {
  readonly #startWorker: () => WorkerTransport;
  #client: WorkerClient<PictureWorker> | undefined;

  constructor(startWorker: () => WorkerTransport = startPictureWorker) {
    this.#startWorker = startWorker;
  }

  /** Gets ready, where that goes; where it does not, whoever reads hears of it. */
  prepare(): void {
    this.#use((client) => client.call("prepare", undefined)).catch(() => {});
  }

  /** @throws TenpenError as `PictureWorker.open` does, or of code `timeout`, `worker` and `network`. */
  open(file: Blob): Promise<OpenedPicture> {
    return this.#use((client) => client.call("open", file, { timeout: timeLimit }));
  }

  /** What is seen at once in the picture that was opened last, see `PictureWorker.glance`. @throws TenpenError. */
  glance(): Promise<PictureReading | undefined> {
    return this.#use((client) => client.call("glance", undefined, { timeout: timeLimit }));
  }

  /** Reads the picture that was opened last. @throws TenpenError. */
  read(): Promise<PictureRead> {
    return this.#use((client) => client.call("read", undefined, { timeout: timeLimit }));
  }

  /** Reads a frame of a camera. @throws TenpenError. */
  readFrame(frame: ImageBitmap): Promise<PictureReading> {
    return this.#use((client) => client.call("readFrame", frame, { timeout: timeLimit }));
  }

  /** What is not answered yet fails. It may be asked again. */
  stop(): void {
    const client = this.#client;
    this.#client = undefined;
    void client?.end();
  }

  async #use<Result>(ask: (client: WorkerClient<PictureWorker>) => Promise<Result>): Promise<Result> {
    this.#client ??= new WorkerClient<PictureWorker>(this.#startWorker());
    const client = this.#client;
    try {
      return await ask(client);
    } catch (error) {
      // One that is late or did not load is of no use any more; what is wrong with a file is no fault of the worker.
      if (!isOfFile(error as { readonly code?: string }) && this.#client === client) this.stop();
      throw error;
    }
  }
}
