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
  readonly told: readonly Told[];
  /** So often files have come: what was said of those before is over. */
  readonly round: number;
}

/** The pictures that lie in the paper's place, or wait behind it. */
export interface Pictures extends State {
  /** Shows these, beside those that are there. */
  open(files: readonly File[]): void;
  /** The paper is seen: they stay as they are, until they are opened again. */
  leave(): void;
  /** They cannot be shown, and are gone. */
  close(): void;
  /** Says this over them, where they lie, beside what else is a problem. */
  tell(told: Told): void;
  /** Files have come that are none of them. */
  passed(): void;
}

const closed: State = { isOpen: false, files: [], told: [], round: 0 };

export function usePictures(): Pictures {
  const [state, setState] = useState(closed);
  const [actions] = useState(() => ({
    open: (more: readonly File[]) =>
      setState(({ files, round }) => ({ isOpen: true, files: [...files, ...more], told: [], round: round + 1 })),
    leave: () => setState((state) => ({ ...state, isOpen: false, told: [] })),
    close: () => setState(closed),
    tell: (next: Told) =>
      setState((state) => {
        const told = next.isProblem ? state.told : state.told.filter(({ isProblem }) => isProblem);
        return state.isOpen ? { ...state, told: [...told, next] } : state;
      }),
    passed: () => setState((state) => ({ ...state, told: [], round: state.round + 1 })),
  }));
  return { ...state, ...actions };
}
