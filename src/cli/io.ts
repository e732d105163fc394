/** Where a command reads and writes. The process in `main.ts`, strings in tests. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Called by a command that can end in order: from then on the first Ctrl-C aborts the signal, the second ends at once. */
  readonly interruptible?: () => AbortSignal;
  /** Show where an error comes from. */
  readonly debug?: boolean;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}
