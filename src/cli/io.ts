import type { readModelFile } from "../formats/model-file.ts";

/** Where a command reads and writes. The process in `main.ts`, strings in tests. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Called by a command that can end in order: from then on the first Ctrl-C aborts the signal, the second ends at once. */
  readonly interruptible?: () => AbortSignal;
  /** Reads the files of other programs, of which some may have been made to have no end; `readModelFile` itself when missing. */
  readonly readApart?: typeof readModelFile;
  /** Show where an error comes from. */
  readonly debug?: boolean;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}
