import type { readModelFile } from "../formats/model-file.ts";
import type { WorkerTransport } from "../worker/transport.ts";
import type { Sink, Terminal } from "./terminal.ts";

/** Where a command reads and writes. */
export interface Io extends Omit<Streams, "stdout" | "stderr"> {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
}

/** What `run` is given: the process in `main.ts`, strings in tests. */
export interface Streams {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Called by a command that can end in order: from then on the first Ctrl-C aborts the signal, the second ends at once. */
  readonly interruptible?: () => AbortSignal;
  /** Reads the files of other programs, of which some may have been made to have no end; `readModelFile` itself when missing. */
  readonly readModelInWorker?: typeof readModelFile;
  /** Starts a thread for `BatchWorker`; all is read in this one when missing. */
  readonly startBatchWorker?: () => WorkerTransport;
  /** Show where an error comes from. */
  readonly debug?: boolean;
}
