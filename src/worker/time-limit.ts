import { TenpenError } from "../errors.ts";

/**
 * What work of this thread comes to, if it does in time, as `WorkerClient.call` limits that of a worker. The work itself goes on.
 *
 * @param what is late, for the message.
 * @throws TenpenError of code `timeout` after so many milliseconds; the signal's reason when that comes first.
 */
export async function withTimeLimit<Result>(
  work: Promise<Result>,
  milliseconds: number,
  what: string,
  signal?: AbortSignal,
): Promise<Result> {
  let stop = () => {};
  const end = new Promise<never>((_resolve, reject) => {
    const onAbort = () => reject(signal!.reason);
    signal?.addEventListener("abort", onAbort);
    const rule = `must be ready within ${milliseconds / 1000} seconds`;
    const timer = setTimeout(() => reject(new TenpenError("timeout", what, rule, "no answer")), milliseconds);
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
  });
  return Promise.race([work, end]).finally(stop);
}
