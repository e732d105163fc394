import { fault } from "../../src/errors.ts";
import { maxInkFile, parseInkFile } from "../../src/ink/ink-file.ts";
import type { Ink } from "../../src/ink/stroke.ts";
import { store } from "../store/browser-store.ts";
import { newKey } from "../store/new-key.ts";
import { backupHead, readBackup, restoreBackup } from "./backup.ts";

/** A backup may have models in it. */
const maxBackup = 512 * 2 ** 20;

/** What came of a file. */
export type Opened =
  /** The first drawing, to be put on the paper; the others are in the history. */
  | { readonly type: "ink"; readonly ink: Ink; readonly count: number }
  /** So much of a backup was not here yet, of so much that is in it. */
  | { readonly type: "backup"; readonly added: number; readonly count: number };

/**
 * Opens a file of ink, or restores a backup.
 *
 * @throws TenpenError when it is neither, or damaged; nothing has changed then.
 */
export async function openFile(file: File): Promise<Opened> {
  const isBackup = (await file.slice(0, backupHead.length).text()) === backupHead;
  const most = isBackup ? maxBackup : maxInkFile;
  if (file.size > most) throw fault("limit", "file", `must be at most ${most / 2 ** 20} MB`, file.size);
  if (isBackup) {
    const everything = readBackup(await file.text());
    const count = Object.values(everything).reduce((sum, { length }) => sum + length, 0);
    return { type: "backup", added: await restoreBackup(store, everything), count };
  }
  const [first, ...others] = parseInkFile(new Uint8Array(await file.arrayBuffer()));
  // The last of them comes first in the history.
  const entries = others.map(({ ink, label }) => ({
    key: newKey(),
    value: { ink, text: label ?? "", at: Date.now() },
  }));
  await store.putAll("drawings", entries);
  return { type: "ink", ink: first!.ink, count: entries.length + 1 };
}
