/** How long, in ms, work may hold up signals and drawing. It changes when we pause, never what comes out. */
const longestHold = 40;

/** A function for long loops to await: it lets signals and the user interface in when it is time to. */
export function pauses(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < longestHold) return undefined;
    return new Promise((resolve) =>
      setTimeout(() => {
        last = performance.now();
        resolve();
      }),
    );
  };
}
