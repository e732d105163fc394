import { oneLine } from "../../src/errors.ts";
import { maxFile } from "../../src/formats/max-file.ts";
import type { InputEncoding } from "../../src/model/input-encoding.ts";
import type { WorkerMessage } from "../messages.ts";
import type { RecognizerClient, WorkerPort } from "../recognizer-client.ts";
import type { ModelMessage, ModelRequest } from "./messages.ts";
import type { KeptModel, ModelStore } from "./model-store.ts";
import type { ModelSummary } from "./model-summary.ts";

/** No step may take longer, in milliseconds: a file can be made so that reading it never ends. */
const timeLimit = 20_000;

export interface SessionState {
  /** The model of the user's that reads; undefined: Tenpen's own does. */
  readonly card: ModelSummary | undefined;
  /** Whether the browser keeps it; undefined until it has said so. */
  readonly kept: boolean | undefined;
  /** The file that is on its way to being read with, or the model that is tried anew; meanwhile the one before reads. */
  readonly busy: { readonly name: string; readonly step: "reading" | "trying" } | undefined;
  /** Why the last file was not taken, or the model is gone. */
  readonly problem: string | undefined;
}

export interface SessionOptions {
  readonly client: Pick<RecognizerClient, "take" | "again" | "restart">;
  readonly store: ModelStore;
  startWorker(): WorkerPort;
  onState(state: SessionState): void;
}

/**
 * Reads with models of the user's. Each has a worker of its own, which opens the file, and takes the place of the worker
 * that reads once it is ready: whatever is in the file, the model before goes on reading until then.
 */
export class ModelSession {
  readonly #options: SessionOptions;
  #state: SessionState = { card: undefined, kept: false, busy: undefined, problem: undefined };
  /** What reads, when it is not Tenpen's own. */
  #reading: { readonly worker: WorkerPort; readonly file: KeptModel } | undefined;
  /** What is being opened. */
  #opening: WorkerPort | undefined;
  #overruling: SessionState["busy"];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Reads with this file from as soon as it is opened. */
  async open(file: Pick<File, "name" | "size" | "arrayBuffer">): Promise<void> {
    this.#drop();
    const { size } = file;
    const name = oneLine(file.name) || "the file"; // some have letters that turn the text behind them around
    if (size > maxFile) {
      return this.#become({ problem: `${name} is larger than 64 MB, the most that is opened here.` });
    }
    this.#become({ busy: { name, step: "reading" }, problem: undefined });
    const busy = this.#state.busy;
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (this.#state.busy !== busy) return; // another file was chosen meanwhile
    if (!bytes)
      return this.#become({ busy: undefined, problem: `${name} could not be opened: it is no file, or was moved.` });
    this.#start({ name, bytes: new Uint8Array(bytes) }, false);
  }

  /** Reads with the model that was kept, if there is one. */
  async restore(name: string): Promise<void> {
    this.#become({ busy: { name, step: "reading" } });
    const busy = this.#state.busy;
    const file = await this.#options.store.load();
    if (this.#state.busy !== busy) return;
    if (file) return this.#start(file, true);
    this.#become({ busy: undefined, problem: `${name} is no longer in this browser.` });
    await this.#options.store.remove();
  }

  /** Makes the model's input by another encoding. */
  overrule(input: InputEncoding): void {
    if (!this.#reading || this.#opening) return;
    const { worker, file } = this.#reading;
    this.#become({ busy: { name: file.name, step: "trying" }, problem: undefined });
    this.#overruling = this.#state.busy;
    this.#limit(() => this.#lose(tooSlow(file.name)));
    worker.postMessage({ type: "overrule", input } satisfies ModelRequest);
  }

  /** Reads with Tenpen's own model again and keeps nothing. */
  async remove(): Promise<void> {
    this.#drop();
    this.#reading = undefined;
    this.#options.client.restart();
    this.#become({ card: undefined, kept: false, problem: undefined });
    await this.#options.store.remove();
  }

  #start(file: KeptModel, kept: boolean): void {
    const { name } = file;
    const refuse = (problem: string) => {
      this.#drop();
      this.#become({ problem });
    };
    const worker = this.#options.startWorker();
    this.#opening = worker;
    const limit = () => this.#limit(() => refuse(tooSlow(name)));
    // Without a message when what opens files did not load.
    worker.onerror = ({ message: why }) =>
      refuse(`${name} could not be opened. ${why || "Check the connection, then try again."}`);
    worker.onmessage = ({ data }: MessageEvent<ModelMessage>) => {
      if (data.type === "refused") {
        refuse(data.detail);
        // It would be refused at every visit.
        if (kept) void this.#options.store.remove();
      } else if (data.type === "trying") {
        this.#become({ busy: { name, step: "trying" } });
        limit();
      } else if (data.type === "card") {
        this.#take(worker, file, data.card, kept);
      }
    };
    limit();
    worker.postMessage({ type: "open", ...file } satisfies ModelRequest);
  }

  /** Gives the worker of an opened model to the client, which from then on ends it. */
  #take(worker: WorkerPort, file: KeptModel, card: ModelSummary, kept: boolean): void {
    clearTimeout(this.#timer);
    this.#opening = undefined;
    this.#reading = { worker, file };
    const port: WorkerPort = {
      onmessage: null,
      onerror: null,
      postMessage: (message: unknown) => worker.postMessage(message),
      terminate: () => worker.terminate(),
    };
    worker.onerror = ({ message: why }) => this.#lose(`${file.name} has stopped and was removed. ${why}`);
    worker.onmessage = (event: MessageEvent<ModelMessage>) => {
      const { data } = event;
      if (data.type === "card") this.#tried(data.card);
      else if (data.type === "refused") this.#lose(data.detail);
      else port.onmessage?.call(worker as Worker, event as MessageEvent<WorkerMessage>);
    };
    this.#options.client.take(port);
    this.#become({ card, kept: kept || undefined, busy: undefined, problem: undefined });
    if (!kept) void this.#keep(card);
  }

  /** A encoding was overruled. */
  #tried(card: ModelSummary): void {
    // Another file may be on its way by now.
    if (this.#state.busy === this.#overruling) {
      clearTimeout(this.#timer);
      this.#become({ busy: undefined });
    }
    this.#become({ card });
    this.#options.client.again();
    void this.#keep(card);
  }

  async #keep({ input }: ModelSummary): Promise<void> {
    const reading = this.#reading!;
    const { name, bytes } = reading.file;
    const kept = await this.#options.store.save({ name, bytes, ...(input && { input }) });
    if (this.#reading === reading) this.#become({ kept });
  }

  /** The model that read does no more. */
  #lose(problem: string): void {
    void this.remove();
    this.#become({ problem });
  }

  /** Forgets what is being opened. */
  #drop(): void {
    clearTimeout(this.#timer);
    this.#opening?.terminate();
    this.#opening = undefined;
    this.#become({ busy: undefined });
  }

  #limit(onTimeout: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(onTimeout, timeLimit);
  }

  #become(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.onState(this.#state);
  }
}

function tooSlow(name: string): string {
  return `${name} took longer than 20 seconds and was given up.`;
}
