import { csvRecord } from "./csv-record.ts";
import type { ReadNumber } from "./reading.ts";

/** The columns of `csvRow`. */
export const csvHead = "file,number,confidence,x,y,width,height";

/**
 * A number as a row of a table, as `csvRecord` has them. Confidence has four decimals, bounds have one.
 *
 * @param number without a confidence where a person said what it is.
 */
export function csvRow(
  file: string,
  { text, confidence, bounds }: Pick<ReadNumber, "text" | "bounds"> & Partial<Pick<ReadNumber, "confidence">>,
): string {
  const { x, y, width, height } = bounds;
  const places = [x, y, width, height].map((value) => +value.toFixed(1));
  return csvRecord([file, text, confidence?.toFixed(4) ?? "", ...places]);
}
