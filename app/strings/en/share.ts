import type { ErrorCode } from "../../../src/errors.ts";

export const title = "Share";
export const notLoaded = "This could not be loaded. Check the connection, then try again.";

/** What came of a file. */
export const opened = (count: number) =>
  count === 1
    ? "The drawing is on the paper."
    : `The first of ${count} drawings is on the paper, the others are under Earlier.`;
export const restored = (added: number) =>
  added === 0 ? "All of this backup was here already." : `Restored from the backup: ${added}.`;
export const nothingInIt = "There is nothing in this backup.";
type Sentence = (file: string) => string;
export const unreadable: Sentence = (file) => `${file} is damaged, or not a drawing.`;
export const notOpened: Readonly<Partial<Record<ErrorCode, Sentence>>> = {
  data: (file) => `${file} is damaged, or not a backup. Nothing was changed.`,
  unsupported: (file) => `${file} carries no drawing that Tenpen can open.`,
  limit: (file) => `${file} is too large.`,
};
/** A backup. */
export const newerBackup: Sentence = (file) =>
  `${file} was made by a newer Tenpen. Reload this page, then open it again.`;

export const linkOpened = "The drawing of the link is on the paper";
export const linkDamaged = "This link is damaged: its drawing cannot be read.";
export const linkNotLoaded = "The drawing of this link could not be loaded. Check the connection, then open it again.";
