import { useState } from "preact/hooks";

/** The pictures that lie in the paper's place. */
export interface Pictures {
  /** They do. */
  readonly isOpen: boolean;
  /** All that came since, in order. */
  readonly files: readonly File[];
  /** Shows these, beside those that are there. */
  open(files: readonly File[]): void;
  /** Back to the paper. */
  close(): void;
}

const closed = { isOpen: false, files: [] as readonly File[] };

export function usePictures(): Pictures {
  const [state, setState] = useState(closed);
  const [actions] = useState(() => ({
    open: (more: readonly File[]) => setState(({ files }) => ({ isOpen: true, files: [...files, ...more] })),
    close: () => setState(closed),
  }));
  return { ...state, ...actions };
}
