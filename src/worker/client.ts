import { TenpenError } from "../errors.ts";
import { errorOf, type ParamsOf, type ResultOf, type WorkerMessage, type WorkerMethods } from "./protocol.ts";
import type { WorkerTransport } from "./transport.ts";

export interface CallOptions {
  /** Buffers of the parameter that go over instead of being copied. */
  readonly transfer?: readonly ArrayBuffer[];
  /** Takes the call back, which then fails with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Takes it back after so many milliseconds. The worker may never come to an end then: the caller may want to end it. */
  readonly timeout?: number | undefined;
}

/** A request that is not answered yet. */
interface Call {
  resolve(result: unknown): void;
  reject(error: unknown): void;
  /** Waits for the time limit and the signal no more. */
  readonly unwatch: (() => void) | undefined;
}

/** Asks a worker to do what it can. */
export class WorkerClient<Methods extends WorkerMethods<Methods>> {
  readonly #transport: WorkerTransport;
  readonly #onEnd: ((error: TenpenError) => void) | undefined;
  readonly #calls = new Map<number, Call>();
  #lastId = 0;
  #ended: TenpenError | undefined;

  /** @param onEnd hears, before the calls do that fail with it, that the worker has ended without being told to. */
  constructor(transport: WorkerTransport, onEnd?: (error: TenpenError) => void) {
    this.#transport = transport;
    this.#onEnd = onEnd;
    transport.listen(
      (message) => this.#receive(message),
      (reason) => this.#lose(reason),
    );
  }

  /** How many answers are still to come. */
  get unanswered(): number {
    return this.#calls.size;
  }

  /**
   * Has the worker do something.
   *
   * @throws TenpenError as it was thrown in the worker; of code `worker` when that was no TenpenError or the worker is no more; of
   * code `timeout`.
   */
  call<Name extends keyof Methods & string>(
    method: Name,
    params: ParamsOf<Methods[Name]>,
    { transfer = [], signal, timeout }: CallOptions = {},
  ): Promise<ResultOf<Methods[Name]>> {
    const answer = new Promise<unknown>((resolve, reject) => {
      if (this.#ended) throw this.#ended;
      signal?.throwIfAborted();
      const id = ++this.#lastId;
      this.#transport.send({ type: "request", id, method, params }, transfer);
      const unwatch = signal || timeout !== undefined ? this.#watch(id, signal, timeout) : undefined;
      this.#calls.set(id, { resolve, reject, unwatch });
    });
    return answer as Promise<ResultOf<Methods[Name]>>;
  }

  /** Tells the worker what has no answer. */
  notify<Name extends keyof Methods & string>(method: Name, params: ParamsOf<Methods[Name]>): void {
    if (!this.#ended) this.#transport.send({ type: "notification", method, params }, []);
  }

  /** Ends the worker; what is not answered yet fails. */
  async end(): Promise<void> {
    this.#ended ??= gone("its end");
    this.#rejectAll(this.#ended);
    await this.#transport.end();
  }

  /** Takes a call back when its time is over or its signal says so. */
  #watch(id: number, signal: AbortSignal | undefined, timeout: number | undefined): () => void {
    const takeBack = (error: unknown) => {
      this.#transport.send({ type: "cancel", id }, []);
      this.#take(id)?.reject(error);
    };
    const onAbort = () => takeBack(signal!.reason);
    signal?.addEventListener("abort", onAbort);
    const timer = timeout === undefined ? undefined : setTimeout(() => takeBack(late(timeout)), timeout);
    return () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
  }

  #receive(message: WorkerMessage): void {
    const call = this.#take(message.id);
    if ("result" in message) call?.resolve(message.result);
    else call?.reject(errorOf(message.fault));
  }

  /** The call of this id, which is a call no more; undefined when it was taken back. */
  #take(id: number): Call | undefined {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    call?.unwatch?.();
    return call;
  }

  #lose(reason: string): void {
    if (this.#ended) return;
    this.#ended = gone(reason);
    this.#onEnd?.(this.#ended);
    this.#rejectAll(this.#ended);
  }

  #rejectAll(error: TenpenError): void {
    for (const id of [...this.#calls.keys()]) this.#take(id)!.reject(error);
  }
}

function gone(reason: string): TenpenError {
  return new TenpenError("worker", "worker", "must run until its work is done", reason);
}

function late(milliseconds: number): TenpenError {
  return new TenpenError("timeout", "worker", `must answer within ${milliseconds / 1000} seconds`, "no answer");
}
