import { type ErrorCode, type Fault, fault, oneLine } from "../../src/errors.ts";
import { maxFile } from "../../src/formats/max-file.ts";
import type { InputEncoding } from "../../src/model/input-encoding.ts";
import { WorkerClient } from "../../src/worker/client.ts";
import { faultOf } from "../../src/worker/protocol.ts";
import { withTimeLimit } from "../../src/worker/time-limit.ts";
import type { WorkerTransport } from "../../src/worker/transport.ts";
import type { RecognizerClient } from "../recognizer-client.ts";
import type { KeptModel } from "../store/rooms/kept-model.ts";
import type { FileProblem } from "../strings/sentence-of.ts";
import { workerReader } from "../worker-reader.ts";
import type { ModelStore } from "./model-store.ts";
import type { ModelSummary } from "./model-summary.ts";
import type { ModelWorker } from "./model-worker.ts";

/** No step may take longer, in milliseconds: a file can be made so that reading it never ends. */
const timeLimit = 20_000;

/** What is no fault of the file: it may be opened another time. */
const passing: readonly ErrorCode[] = ["network", "timeout", "worker"];

export interface SessionState {
  /** The model of the user's that reads; undefined: Tenpen's own does. */
  readonly summary: ModelSummary | undefined;
  /** Whether the browser keeps it; undefined until it has said so. */
  readonly kept: boolean | undefined;
  /** The file that is on its way to being read with, or the model that is tried anew; meanwhile the one before reads. */
  readonly busy: { readonly name: string; readonly step: "reading" | "trying" } | undefined;
  /** Why the last file was not taken, or the model is gone. */
  readonly problem: FileProblem | undefined;
}

export interface SessionOptions {
  readonly client: Pick<RecognizerClient, "take" | "again" | "restart">;
  readonly store: ModelStore;
  /** Starts one that runs `model.worker.ts`. */
  startWorker(): WorkerTransport;
  onState(state: SessionState): void;
}

/** A model of the user's and the worker that has it. */
interface Opened {
  readonly worker: WorkerClient<ModelWorker>;
  readonly file: KeptModel;
}

/**
 * Reads with models of the user's. Each has a worker of its own, which opens the file, and takes the place of what reads once it is
 * ready: whatever is in the file, the model before goes on reading until then.
 */
export class ModelSession {
  readonly #options: SessionOptions;
  #state: SessionState = { summary: undefined, kept: false, busy: undefined, problem: undefined };
  /** What reads, when it is not Tenpen's own. */
  #reading: Opened | undefined;
  /** What is being opened. */
  #opening: Opened | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    options.store.watch(() => {
      if (this.#state.kept) this.#become({ kept: false });
    });
  }

  /** Reads with this file from as soon as it is opened. */
  async open(file: Pick<File, "name" | "size" | "arrayBuffer">): Promise<void> {
    this.#drop();
    const { size } = file;
    const name = oneLine(file.name) || "the file"; // some have letters that turn the text behind them around
    if (size > maxFile) return this.#refuse(name, fault("limit", "file", "must be at most 64 MB", size));
    this.#become({ busy: { name, step: "reading" }, problem: undefined });
    const busy = this.#state.busy;
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (this.#state.busy !== busy) return; // another file was chosen meanwhile
    if (!bytes) return this.#refuse(name, fault("data", "file", "must be one that can be read", "none"));
    await this.#start({ name, bytes: new Uint8Array(bytes) }, false);
  }

  /** Reads with the model that was kept, if there is one. */
  async restore(name: string): Promise<void> {
    this.#become({ busy: { name, step: "reading" } });
    const busy = this.#state.busy;
    let file: KeptModel | undefined;
    try {
      file = await withTimeLimit(this.#options.store.load(), timeLimit, name);
    } catch (error) {
      if (this.#state.busy === busy) this.#refuse(name, error);
      return; // it is kept all the same, and may be had at the next visit
    }
    if (this.#state.busy !== busy) return;
    if (file) return this.#start(file, true);
    const gone = fault("data", "file", "must be in this browser", "nothing");
    this.#become({ busy: undefined, problem: { file: name, during: "restore", fault: faultOf(gone) } });
    await this.#options.store.remove();
  }

  /** Makes the model's input by another encoding. */
  async override(input: InputEncoding): Promise<void> {
    const reading = this.#reading;
    if (!reading || this.#opening) return;
    this.#become({ busy: { name: reading.file.name, step: "trying" }, problem: undefined });
    const busy = this.#state.busy;
    try {
      const summary = await reading.worker.call("override", input, { timeout: timeLimit });
      if (this.#reading !== reading) return;
      // Another file may be on its way by now.
      this.#become({ summary, ...(this.#state.busy === busy && { busy: undefined }) });
      this.#options.client.again();
      await this.#keep(summary);
    } catch (error) {
      this.#lose(reading, error);
    }
  }

  /** Reads with Tenpen's own model again and keeps nothing. */
  async remove(): Promise<void> {
    this.#drop();
    this.#reading = undefined;
    this.#options.client.restart();
    this.#become({ summary: undefined, kept: false, problem: undefined });
    await this.#options.store.remove();
  }

  /** What went wrong with the last file is no longer told. */
  forgetProblem(): void {
    if (this.#state.problem) this.#become({ problem: undefined });
  }

  async #start(file: KeptModel, kept: boolean): Promise<void> {
    const onLost = (error: Fault) => {
      if (this.#opening === opened) this.#refuse(file.name, error);
      this.#lose(opened, error);
    };
    const worker = new WorkerClient<ModelWorker>(this.#options.startWorker(), onLost);
    const opened: Opened = { worker, file };
    this.#opening = opened;
    const { name, bytes, input } = file;
    try {
      await worker.call("open", { name, bytes }, { timeout: timeLimit });
      if (this.#opening !== opened) return;
      this.#become({ busy: { name, step: "trying" } });
      const summary = await worker.call("examine", input, { timeout: timeLimit });
      if (this.#opening !== opened) return;
      this.#opening = undefined;
      this.#reading = opened;
      // From now on the client ends the worker.
      const { calibrated } = summary;
      this.#options.client.take(workerReader(worker, onLost, { name, calibrated }));
      this.#become({ summary, kept: kept || undefined, busy: undefined, problem: undefined });
      if (!kept) await this.#keep(summary);
    } catch (error) {
      if (this.#opening !== opened) return;
      this.#refuse(name, error);
      // It would be refused at every visit.
      if (kept && !passing.includes(faultOf(error).code)) await this.#options.store.remove();
    }
  }

  async #keep({ input }: ModelSummary): Promise<void> {
    const reading = this.#reading!;
    const { name, bytes } = reading.file;
    const kept = await this.#options.store.save({ name, bytes, ...(input && { input }) });
    if (this.#reading === reading) this.#become({ kept });
  }

  /** A file is not taken; what read before reads on. */
  #refuse(name: string, error: unknown): void {
    this.#drop();
    this.#become({ problem: { file: name, during: "open", fault: faultOf(error) } });
  }

  /** A model can read no more; nothing to do when it did not read any more. */
  #lose(opened: Opened, error: unknown): void {
    if (this.#reading !== opened) return;
    void this.remove();
    this.#become({ problem: { file: opened.file.name, during: "read", fault: faultOf(error) } });
  }

  /** Forgets what is being opened. */
  #drop(): void {
    void this.#opening?.worker.end();
    this.#opening = undefined;
    this.#become({ busy: undefined });
  }

  #become(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.onState(this.#state);
  }
}
