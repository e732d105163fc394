import { useState } from "preact/hooks";

/** What became of a file that was none of them. */
export interface Told {
  readonly text: string;
  /** It was not opened. */
  readonly isProblem: boolean;
}

interface State {
  /** They lie in the paper's place. */
  readonly isOpen: boolean;
  /** All that came, in order; some of them may have been removed since. */
  readonly files: readonly File[];
  readonly told: Told | undefined;
}

/** The pictures that lie in the paper's place, or wait behind it. */
export interface Pictures extends State {
  /** Shows these, beside those that are there. */
  open(files: readonly File[]): void;
  /** The paper is seen: they stay as they are, until they are opened again. */
  leave(): void;
  /** They cannot be shown, and are gone. */
  close(): void;
  /** Says this over them, where they lie; undefined takes back what was said. */
  tell(told: Told | undefined): void;
}

const closed: State = { isOpen: false, files: [], told: undefined };

export function usePictures(): Pictures {
  const [state, setState] = useState(closed);
  const [actions] = useState(() => ({
    open: (more: readonly File[]) =>
      setState(({ files }) => ({ isOpen: true, files: [...files, ...more], told: undefined })),
    leave: () => setState(({ files }) => ({ ...closed, files })),
    close: () => setState(closed),
    tell: (told: Told | undefined) => setState((state) => (state.isOpen ? { ...state, told } : state)),
  }));
  return { ...state, ...actions };
}
