// The protocol between a thread and its worker, as plain data that structured clones carry. Who asks is the client (`client.ts`),
// who answers is served (`serve.ts`), and what carries the messages is a transport (`transport.ts`).
//
// A request names a method of the worker and has an id, which the client counts from 1. The worker does one thing at a time, in the
// order in which it was asked, and answers each request once, with that id. A notification is a request without an answer: whoever
// sends it counts on it, so what fails in it ends the worker. A request can be taken back; its answer, if it comes all the same, is
// for nobody.
//
//   to the worker   { type: "request", id: 1, method: "read", params: ink }
//   and back        { type: "reply", id: 1, result: reading }
//   to the worker   { type: "request", id: 2, method: "read", params: null }
//   and back        { type: "reply", id: 2, fault: { code: "ink", what: "ink", rule: "must be an object", got: "null" } }
//   to the worker   { type: "cancel", id: 2 }
//   to the worker   { type: "notification", method: "setWeights", params: weights }
import { type Fault, oneLine, TenpenError } from "../errors.ts";

/** To a worker. */
export type ClientMessage =
  | { readonly type: "request"; readonly id: number; readonly method: string; readonly params: unknown }
  | { readonly type: "notification"; readonly method: string; readonly params: unknown }
  | { readonly type: "cancel"; readonly id: number };

/** From a worker. */
export type WorkerMessage =
  | { readonly type: "reply"; readonly id: number; readonly result: unknown }
  | { readonly type: "reply"; readonly id: number; readonly fault: Fault };

/**
 * What a worker can be asked to do: an interface of methods with one parameter at most, which is plain data as the result is. It
 * stands in a file of its own, apart from the program that does it, and is all that both sides know of each other.
 *
 * @example
 * export interface ReaderWorker {
 *   read(ink: Ink): Reading;
 * }
 * serve<ReaderWorker>({ read: (ink) => recognizer.recognize(ink) }); // in the worker
 * await new WorkerClient<ReaderWorker>(webTransport(worker)).call("read", ink); // in the page
 */
export type WorkerMethods<Methods> = { readonly [Name in keyof Methods]: (params: never) => unknown };

/** The parameter of a method; undefined when it takes none. */
export type ParamsOf<Method> = Method extends (...params: infer Params) => unknown ? Params[0] : never;

export type ResultOf<Method> = Method extends (...params: never) => infer Result ? Result : never;

/** An error as a message carries it; what is no TenpenError becomes one of code `worker`. */
export function faultOf(error: unknown): Fault {
  if (error instanceof TenpenError) {
    const { code, what, rule, got } = error;
    return { code, what, rule, got };
  }
  const message = oneLine(error instanceof Error ? error.message : String(error));
  return { code: "worker", what: "worker", rule: "must work out its task", got: message };
}

/** The error that a fault was made of. */
export function errorOf({ code, what, rule, got }: Fault): TenpenError {
  return new TenpenError(code, what, rule, got);
}
