export const drawing = "This drawing";
export const blank = "There is nothing on the paper yet.";
export const send = "Send a link…";
export const copyLink = "Copy link";
export const copyPicture = "Copy as picture";
export const png = "Save as PNG";
export const svg = "Save as SVG";
export const inkFile = "Save the ink";
export const opensAgain = "Each of these opens here again: drop it on the page. The link carries the drawing itself.";

export const kept = "All that is kept";
export const open = "Open or restore…";
export const backup = "Back up";
export const forgetAll = "Forget all";
export const backupNote =
  "A backup is one file with your drawings, corrections, models and runs. To restore adds what is missing.";

export const saved = (file: string) => `Saved as ${file}.`;
export const linkCopied = "Link copied.";
export const pictureCopied = "Picture copied.";
export const forgotten = "All forgotten.";
export const back = "Brought back.";
export const tooLong = "This drawing is too large for a link. Save the ink instead.";
export const failed = "This browser did not let that happen. Save a file instead.";
