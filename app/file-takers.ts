import { useLayoutEffect, useRef } from "preact/hooks";

/** Of a file's first bytes so many are looked at. */
const headLength = 4096;

/** How surely a file is for someone: not at all; it may be anything; it is of a kind that it opens; it says so itself. */
export type Sureness = 0 | 1 | 2 | 3;

/** A feature that opens files. */
export interface FileTaker {
  /** @param head its first bytes. */
  suits(head: Uint8Array): Sureness;
  take(file: File): void;
  /** Another takes a file: what was said of one before is over, and what lies in its way goes. */
  passed?(): void;
}

const takers = new Set<FileTaker>();

/** From now on files are offered to this one too, until the function that is returned is called. */
export function addFileTaker(taker: FileTaker): () => void {
  takers.add(taker);
  return () => {
    takers.delete(taker);
  };
}

/** Takes files that are dropped on the page or chosen, whatever they are called. */
export function useFileTaker(taker: FileTaker): void {
  const latest = useRef(taker);
  latest.current = taker;
  // As soon as the page is seen, as `useFileDrop` does.
  useLayoutEffect(
    () =>
      addFileTaker({
        suits: (head) => latest.current.suits(head),
        take: (file) => latest.current.take(file),
        passed: () => latest.current.passed?.(),
      }),
    [],
  );
}

/** Hands each file to the feature that it suits most surely, in their order, and tells the others that it was not theirs. */
export async function offerFiles(files: readonly File[]): Promise<void> {
  const heads = await Promise.all(files.map(headOf));
  for (const [i, file] of files.entries()) offer(file, heads[i]!);
}

async function headOf(file: File): Promise<Uint8Array> {
  // One that cannot be read suits none: who takes anything says so.
  const head = file.slice(0, headLength).arrayBuffer();
  return new Uint8Array(await head.catch(() => new ArrayBuffer(0)));
}

function offer(file: File, head: Uint8Array): void {
  const ranked = [...takers].map((taker) => ({ taker, sureness: taker.suits(head) }));
  const best = ranked.reduce((a, b) => (b.sureness > a.sureness ? b : a), { taker: undefined, sureness: 0 } as {
    taker: FileTaker | undefined;
    sureness: Sureness;
  });
  if (!best.taker) return;
  for (const { taker } of ranked) if (taker !== best.taker) taker.passed?.();
  best.taker.take(file);
}
