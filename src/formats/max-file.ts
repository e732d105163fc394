/** A model file may have so many bytes: those of digits take a few megabytes, with the optimizer's state three times as much. */
export const maxFile = 64 * 2 ** 20;
