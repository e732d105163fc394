import { TenpenError } from "../src/errors.ts";

/** What a promise comes to, if it does within so many milliseconds. @throws TenpenError of code `timeout` if not. */
export async function withTimeLimit<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = new TenpenError("timeout", "page", `must have it within ${milliseconds / 1000} seconds`, "nothing");
    timer = setTimeout(() => reject(error), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
