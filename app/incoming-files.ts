type Listener = (files: readonly File[]) => void;

let listener: Listener | undefined;
let waiting: readonly File[] = [];

/**
 * Hands over the files that come to the page other than by drop, paste or picker: the system opens them with it, or another app shares them with
 * it. What came before anybody listened is handed over at once. There is one listener, which does with them as with a drop.
 */
export function onIncomingFiles(next: Listener, signal: AbortSignal): void {
  listener = next;
  signal.addEventListener("abort", () => {
    if (listener === next) listener = undefined;
  });
  const files = waiting;
  waiting = [];
  if (files.length > 0) next(files);
}

/** These have come. */
export function takeIncoming(files: readonly File[]): void {
  if (files.length === 0) return;
  if (listener) listener(files);
  else waiting = [...waiting, ...files];
}
