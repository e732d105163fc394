import { useEffect, useRef } from "preact/hooks";

/** Of a file's first bytes so many are looked at. */
const headLength = 4096;

/** How surely a file is for someone: not at all; it may be anything; it is of a kind that it opens; it says so itself. */
export type Sureness = 0 | 1 | 2 | 3;

/** A feature that opens files. */
export interface FileTaker {
  /** @param head its first bytes. */
  suits(head: Uint8Array): Sureness;
  take(file: File): void;
}

const takers = new Set<FileTaker>();

/** Takes files that are dropped on the page or chosen, whatever they are called. */
export function useFileTaker(taker: FileTaker): void {
  const latest = useRef(taker);
  latest.current = taker;
  useEffect(() => {
    const current: FileTaker = {
      suits: (head) => latest.current.suits(head),
      take: (file) => latest.current.take(file),
    };
    takers.add(current);
    return () => {
      takers.delete(current);
    };
  }, []);
}

/** Hands a file to the feature that it suits most surely. */
export async function offerFile(file: File): Promise<void> {
  // One that cannot be read suits none: who takes anything says so.
  const head = await file
    .slice(0, headLength)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  const ranked = [...takers].map((taker) => ({ taker, sureness: taker.suits(new Uint8Array(head)) }));
  const best = ranked.reduce((a, b) => (b.sureness > a.sureness ? b : a), { taker: undefined, sureness: 0 } as {
    taker: FileTaker | undefined;
    sureness: Sureness;
  });
  best.taker?.take(file);
}
