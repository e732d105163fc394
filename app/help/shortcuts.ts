import type { LazyStrings } from "../strings/catalogue.ts";

/** What a key does, by the name of its text. */
type Does = keyof LazyStrings["helpSheet"]["does"];

export interface Shortcut {
  /** Keys that are held together, by the names of `helpSheet.keys` or as they are printed; `Mod` is Ctrl, or ⌘ on a Mac. */
  readonly keys: readonly string[];
  readonly does: Does;
}

/** All keys of the page, by where they work. */
export const shortcuts: Readonly<Record<keyof LazyStrings["helpSheet"]["where"], readonly Shortcut[]>> = {
  everywhere: [
    { keys: ["Mod", "Z"], does: "undo" },
    { keys: ["Mod", "Shift", "Z"], does: "redo" },
    { keys: ["?"], does: "help" },
  ],
  paper: [
    { keys: ["↑ ↓ ← →"], does: "move" },
    { keys: ["Shift", "↑ ↓ ← →"], does: "moveFinely" },
    { keys: ["Space"], does: "draw" },
    { keys: ["Esc"], does: "drop" },
    { keys: ["E"], does: "erase" },
  ],
  digits: [{ keys: ["← →"], does: "choose" }],
  bars: [
    { keys: ["← →"], does: "chooseBar" },
    { keys: ["0 … 9"], does: "correct" },
  ],
  picture: [
    { keys: ["+ −"], does: "zoom" },
    { keys: ["Mod", "Wheel"], does: "zoomByWheel" },
    { keys: ["0"], does: "zoomFit" },
    { keys: ["↑ ↓ ← →"], does: "movePicture" },
  ],
  boxes: [
    { keys: ["↑ ↓ ← →"], does: "chooseNumber" },
    { keys: ["Enter"], does: "correctNumber" },
  ],
};
