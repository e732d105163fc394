import { type ClientMessage, faultOf, type ParamsOf, type ResultOf, type WorkerMethods } from "./protocol.ts";
import { ownPort, type WorkerPort } from "./transport.ts";

/** A call as the worker sees it. */
export class ServedCall {
  /** Buffers of the result that go over instead of being copied, to be added. */
  readonly transfer: ArrayBuffer[] = [];
  #isCancelled = false;
  #controller: AbortController | undefined;

  /** Nobody waits for the answer any more. */
  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  /** Aborted then. Made when it is asked for: that takes half as long as a message there and back, and few ask. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#isCancelled) this.#controller.abort();
    return this.#controller.signal;
  }

  cancel(): void {
    this.#isCancelled = true;
    this.#controller?.abort();
  }
}

type Request = Extract<ClientMessage, { type: "request" }>;
type Notification = Extract<ClientMessage, { type: "notification" }>;

/** What does the work of each method. */
export type WorkerHandlers<Methods> = {
  readonly [Name in keyof Methods]: (
    params: ParamsOf<Methods[Name]>,
    call: ServedCall,
  ) => ResultOf<Methods[Name]> | Promise<ResultOf<Methods[Name]>>;
};

/** Does what clients ask of this worker, one thing after the other. */
export function serve<Methods extends WorkerMethods<Methods>>(
  handlers: WorkerHandlers<Methods>,
  port: WorkerPort = ownPort(),
): void {
  const methods = handlers as Readonly<Record<string, (params: unknown, call: ServedCall) => unknown>>;
  const asked = new Map<number, ServedCall>();
  let last = Promise.resolve();

  const answer = async ({ id, method, params }: Request, call: ServedCall) => {
    try {
      if (call.isCancelled) return;
      const result = await methods[method]!(params, call);
      port.send({ type: "reply", id, result }, call.transfer);
    } catch (error) {
      port.send({ type: "reply", id, fault: faultOf(error) }, []);
    } finally {
      asked.delete(id);
    }
  };
  const follow = async ({ method, params }: Notification) => {
    try {
      await methods[method]!(params, new ServedCall());
    } catch (error) {
      // Out of the promise, since workers of the web end by no rejection.
      queueMicrotask(() => {
        throw error;
      });
    }
  };
  port.listen((message) => {
    if (message.type === "notification") last = last.then(() => follow(message));
    else if (message.type === "cancel") asked.get(message.id)?.cancel();
    else {
      const call = new ServedCall();
      asked.set(message.id, call);
      last = last.then(() => answer(message, call));
    }
  });
}
