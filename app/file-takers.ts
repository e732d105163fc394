import { useLayoutEffect, useRef } from "preact/hooks";

/** Of a file's first bytes so many are looked at. */
const headLength = 4096;

/**
 * How surely a file is for someone: not at all; it may be anything; it is to be told that it cannot be opened; it is of a kind that is
 * opened; it says so itself.
 */
export type Sureness = 0 | 1 | 2 | 3 | 4;

/** A feature that opens files. */
export interface FileTaker {
  /**
   * @param head its first bytes.
   * @param heads of all that come with it.
   */
  suits(head: Uint8Array, file: File, heads: readonly Uint8Array[]): Sureness;
  take(file: File): void;
  /** Files come that others take: what was said of one before is over, and what lies in its way goes. */
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
        suits: (...offered) => latest.current.suits(...offered),
        take: (file) => latest.current.take(file),
        passed: () => latest.current.passed?.(),
      }),
    [],
  );
}

/** Hands each file to the feature that it suits most surely, in their order, and first tells those that get none. */
export async function offerFiles(files: readonly File[]): Promise<void> {
  const heads = await Promise.all(files.map(headOf));
  const offers = files.flatMap((file, i) => {
    const taker = surest(heads[i]!, file, heads);
    return taker ? [{ file, taker }] : [];
  });
  if (offers.length === 0) return;
  for (const each of [...takers]) if (!offers.some(({ taker }) => taker === each)) each.passed?.();
  for (const { file, taker } of offers) taker.take(file);
}

async function headOf(file: File): Promise<Uint8Array> {
  // One that cannot be read suits none: who takes anything says so.
  const head = file.slice(0, headLength).arrayBuffer();
  return new Uint8Array(await head.catch(() => new ArrayBuffer(0)));
}

function surest(head: Uint8Array, file: File, heads: readonly Uint8Array[]): FileTaker | undefined {
  let [best, most]: [FileTaker | undefined, Sureness] = [undefined, 0];
  for (const taker of takers) {
    const sureness = taker.suits(head, file, heads);
    if (sureness > most) [best, most] = [taker, sureness];
  }
  return best;
}
