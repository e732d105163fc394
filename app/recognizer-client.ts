import { type Fault, TenpenError } from "../src/errors.ts";
import type { Ink, Stroke } from "../src/ink/stroke.ts";
import type { Correction } from "../src/recognizer/correction.ts";
import { WorkerClient } from "../src/worker/client.ts";
import { faultOf } from "../src/worker/protocol.ts";
import type { WorkerTransport } from "../src/worker/transport.ts";
import type { Read, Reader, UsersModel } from "./reader.ts";
import type { RecognizerWorker } from "./recognizer-worker.ts";
import { warn } from "./warn.ts";
import { workerReader } from "./worker-reader.ts";

/** Loading is `slow` after this long, in milliseconds. */
const slowTime = 10_000;

export type NetworkState =
  | { readonly status: "loading"; readonly slow: boolean }
  /** `by`: the model of the user's that reads; Tenpen's own where there is none. */
  | { readonly status: "ready"; readonly by?: UsersModel | undefined }
  /**
   * Nothing can be read: the model did not arrive (code `network`), is none (`model`, and others of what is in a file), its worker did
   * not start or has ended (`worker`), or a reading took too long (`timeout`).
   */
  | { readonly status: "failed"; readonly fault: Fault };

/** What became of a drawing that was to be read; `unread` when it could not be. */
export type Answer = {
  /** Of the drawing, as `read` was given it. */
  readonly revision: number;
} & (({ readonly type: "answer" } & Read) | { readonly type: "unread"; readonly fault: Fault });

export interface ClientEvents {
  onNetwork(state: NetworkState): void;
  onAnswer(answer: Answer): void;
}

interface Wanted {
  readonly ink: Ink;
  readonly revision: number;
}

/**
 * Has drawings read by Tenpen's own model, or by the reader that it is given. At most one drawing is being read and one waits, and a
 * newer one takes the place of the one that waits: the answer lags by one reading at most, however fast the pen is. A drawing
 * that is asked for while the network loads waits for it. Whatever reads next, after a failure or with another model, is asked
 * about the last drawing first.
 */
export class RecognizerClient {
  readonly #startWorker: () => WorkerTransport;
  /** What reads, or will when it has loaded. */
  #reader: Reader | undefined;
  /** The worker of Tenpen's own model, where that is what reads. */
  #own: WorkerClient<RecognizerWorker> | undefined;
  #corrections: readonly Correction[] = [];
  #state: NetworkState = { status: "loading", slow: false };
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #events: ClientEvents | undefined;
  /** Takes back the question that is to be answered. */
  #asked: AbortController | undefined;
  #waiting: Wanted | undefined;
  /** What was asked for last, answered or not. */
  #last: Wanted | undefined;

  /** @param startWorker starts one that runs `recognizer.worker.ts`. */
  constructor(startWorker: () => WorkerTransport) {
    this.#startWorker = startWorker;
    this.restart();
  }

  /** Sends what happens to `events`, beginning with the state as it is. Returns what disconnects them. */
  connect(events: ClientEvents): () => void {
    this.#events = events;
    events.onNetwork(this.#state);
    return () => {
      this.#events = undefined;
    };
  }

  /** Asks for a reading. `revision` comes back in the answer. */
  read(ink: Ink, revision: number): void {
    this.#last = { ink, revision };
    this.again();
  }

  /**
   * Reads a drawing that is none of the paper's, as that would be read.
   * @throws TenpenError as `Reader.read` does, and of code `network` while nothing reads.
   */
  async readAside(ink: Ink, signal: AbortSignal): Promise<Read> {
    if (this.#state.status !== "ready") {
      throw new TenpenError("network", "network", "must have loaded", this.#state.status);
    }
    return this.#reader!.read(ink, signal);
  }

  /** Asks for the last drawing anew: it may be read otherwise now. */
  again(): void {
    this.#waiting = this.#last;
    void this.#readNext();
  }

  /** Nothing that was asked for so far is answered. */
  forget(): void {
    this.#last = undefined;
    this.#waiting = undefined;
    this.#asked?.abort();
    this.#asked = undefined;
  }

  /** Whether what reads learns from corrections: Tenpen's own model does. */
  get learns(): boolean {
    return this.#own !== undefined;
  }

  /** Has Tenpen's own model read by the hand that these tell of, now and after a restart, and the last drawing anew. */
  setCorrections(corrections: readonly Correction[]): void {
    this.#corrections = corrections;
    if (!this.#own) return;
    this.#teach();
    this.again();
  }

  /** The strokes of a digit of what Tenpen's own model reads in a drawing; all of them where it reads no more. */
  async strokesOf(ink: Ink, index: number): Promise<readonly Stroke[]> {
    return (await this.#own?.call("strokesOf", { ink, index })) ?? ink.strokes;
  }

  #teach(): void {
    this.#own?.call("setCorrections", this.#corrections).catch((error) => {
      const fault = faultOf(error);
      if (fault.code !== "worker") warn(fault); // one that has ended is heard of by its reader
    });
  }

  /** Starts over with a new worker of Tenpen's own model. */
  restart(): void {
    this.#stop();
    this.#become({ status: "loading", slow: false });
    this.#slowTimer = setTimeout(() => this.#become({ status: "loading", slow: true }), slowTime);
    let reader: Reader | undefined;
    const onLost = (error: unknown) => {
      if (this.#reader === reader) this.#fail(faultOf(error));
    };
    try {
      const client = new WorkerClient<RecognizerWorker>(this.#startWorker(), onLost);
      reader = workerReader(client, onLost);
      this.#reader = reader;
      this.#own = client;
      client.call("load", undefined).then(() => this.#reader === reader && this.#start(), onLost);
      if (this.#corrections.length > 0) this.#teach();
    } catch (error) {
      this.#fail(faultOf(error));
    }
  }

  /** From now on `reader` reads. The one before is ended. */
  take(reader: Reader): void {
    this.#stop();
    this.#reader = reader;
    this.#start();
  }

  #start(): void {
    this.#become({ status: "ready", by: this.#reader?.by });
    void this.#readNext();
  }

  async #readNext(): Promise<void> {
    const wanted = this.#waiting;
    if (this.#state.status !== "ready" || this.#asked || !wanted) return;
    const { ink, revision } = wanted;
    const asked = new AbortController();
    this.#asked = asked;
    this.#waiting = undefined;
    const answer = await this.#reader!.read(ink, asked.signal).then(
      (read): Answer => ({ type: "answer", revision, ...read }),
      (error): Answer => ({ type: "unread", revision, fault: faultOf(error) }),
    );
    if (this.#asked !== asked) return; // it was forgotten, or another reader is asked by now
    this.#asked = undefined;
    this.#events?.onAnswer(answer);
    void this.#readNext();
  }

  #fail(fault: Fault): void {
    this.#stop();
    this.#become({ status: "failed", fault });
  }

  #stop(): void {
    this.#reader?.end();
    this.#reader = undefined;
    this.#own = undefined;
    this.#asked = undefined;
    this.#waiting = this.#last;
  }

  #become(state: NetworkState): void {
    clearTimeout(this.#slowTimer);
    this.#state = state;
    this.#events?.onNetwork(state);
  }
}
