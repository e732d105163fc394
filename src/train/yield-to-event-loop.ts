/** Resolves when messages, signals and the user interface have had their turn: for long work to await now and then. */
export function yieldToEventLoop(): Promise<void> {
  // In Node all messages that have come are heard before; a timer would wait for at least a millisecond, and in browsers for four.
  if (typeof setImmediate === "function") return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      port2.close();
      resolve();
    };
    port1.postMessage(null);
  });
}
