/** Of a digit below its bar. */
export const thatWasA = (digit: string) => `That was ${digit === "8" ? "an" : "a"} ${digit}`;
export const section = "Your hand";
export const hint = "Read wrongly? Press the digit that it is.";
export const notANumber = "Not a number";
/** The answer would be another without what was corrected. */
export const byHand = "Read from your hand.";
export const noted = (label: string | null) => (label === null ? "Noted as no number." : `Noted as ${label}.`);
export const undo = "Undo";
export const undone = "Taken back.";
/** How many corrections are kept. */
export const kept = (count: number) => (count === 0 ? "Your hand" : `${count} of yours`);
export const about = "What you correct is kept in this browser, and teaches Tenpen how you write.";
export const exportAll = "Save to a file";
export const importFile = "Add from a file…";
export const imported = (count: number) => `${count} added.`;
export const nothingNew = "Nothing new was in the file.";
/** The first of what is in the file that is none. */
export const refused = (file: string, where: string) => `${file} was not taken: ${where} is no correction.`;
export const forgetAll = "Forget all";
export const forgotten = (count: number) => `${count} forgotten.`;
