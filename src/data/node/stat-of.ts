import { type Stats, statSync } from "node:fs";

/** What a path is; undefined of what cannot be looked at, which is as good as missing. At once: to wait takes longer. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
