import type { Ink } from "../src/ink/stroke.ts";
import type { Failure, ReadRequest, Reply, WorkerMessage } from "./messages.ts";

/** Loading is `slow` after this long, in milliseconds. */
const slowTime = 10_000;

export type NetworkState =
  | { readonly status: "loading"; readonly slow: boolean }
  | { readonly status: "ready" }
  | { readonly status: "failed"; readonly failure: Failure };

/** What became of a drawing that was to be read. */
export type Answer = Reply & {
  /** Of the drawing, as `read` was given it. */
  readonly revision: number;
};

export interface ClientEvents {
  onNetwork(state: NetworkState): void;
  onAnswer(answer: Answer): void;
}

/** The part of `Worker` that the client uses. */
export type WorkerPort = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">;

interface Wanted {
  readonly ink: Ink;
  readonly revision: number;
}

/**
 * Talks to the worker that reads. At most one drawing is being read and one waits, and a newer one takes the place of
 * the one that waits: the answer lags by one reading at most, however fast the pen is. A drawing that is asked for
 * while the network loads waits for it. Whatever reads next, after a failure or with another model, is asked about the last
 * drawing first.
 */
export class RecognizerClient {
  readonly #startWorker: () => WorkerPort;
  #worker: WorkerPort | undefined;
  #state: NetworkState = { status: "loading", slow: false };
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #events: ClientEvents | undefined;
  #lastId = 0;
  #asked: (Wanted & { readonly id: number }) | undefined;
  #waiting: Wanted | undefined;
  /** What was asked for last, answered or not. */
  #last: Wanted | undefined;
  // An answer to `#asked` is on its way even when nobody wants it any more.
  #busy = false;

  constructor(startWorker: () => WorkerPort) {
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
    this.#waiting = this.#last;
    this.#sendNext();
  }

  /** Asks for the last drawing anew: it may be read otherwise now. */
  again(): void {
    this.#waiting = this.#last;
    this.#sendNext();
  }

  /** Nothing that was asked for so far is answered. */
  forget(): void {
    this.#last = undefined;
    this.#waiting = undefined;
    this.#asked = undefined;
  }

  /** Starts over with a new worker of Tenpen's own model. */
  restart(): void {
    this.#stop();
    this.#become({ status: "loading", slow: false });
    this.#slowTimer = setTimeout(() => this.#become({ status: "loading", slow: true }), slowTime);
    try {
      this.#listen(this.#startWorker());
    } catch (error) {
      this.#fail({ reason: "start", detail: String(error) });
    }
  }

  /** From now on `worker` reads, which is ready. The one before is terminated. */
  take(worker: WorkerPort): void {
    this.#stop();
    this.#listen(worker);
    this.#become({ status: "ready" });
    this.#sendNext();
  }

  #listen(worker: WorkerPort): void {
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => this.#receive(data);
    // Comes when the worker's script does not load or throws where nothing catches it.
    worker.onerror = (event) => this.#fail({ reason: "start", detail: event.message || "the worker did not start" });
    this.#worker = worker;
  }

  #receive(message: WorkerMessage): void {
    if (message.type === "failed") {
      this.#fail({ reason: message.reason, detail: message.detail });
      return;
    }
    if (message.type === "ready") {
      this.#become({ status: "ready" });
    } else {
      this.#busy = false;
      const asked = this.#asked;
      this.#asked = undefined;
      if (asked?.id === message.id) this.#events?.onAnswer({ ...message, revision: asked.revision });
    }
    this.#sendNext();
  }

  #sendNext(): void {
    if (this.#state.status !== "ready" || this.#busy || !this.#waiting) return;
    const id = ++this.#lastId;
    const { ink } = this.#waiting;
    this.#asked = { ...this.#waiting, id };
    this.#waiting = undefined;
    this.#busy = true;
    this.#worker?.postMessage({ type: "read", id, ink } satisfies ReadRequest);
  }

  #fail(failure: Failure): void {
    this.#stop();
    this.#become({ status: "failed", failure });
  }

  #stop(): void {
    if (this.#worker) {
      this.#worker.onmessage = null; // a message may be on its way
      this.#worker.terminate();
      this.#worker = undefined;
    }
    this.#busy = false;
    this.#waiting = this.#last;
    this.#asked = undefined;
  }

  #become(state: NetworkState): void {
    clearTimeout(this.#slowTimer);
    this.#state = state;
    this.#events?.onNetwork(state);
  }
}
