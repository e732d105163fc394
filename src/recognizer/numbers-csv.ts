import type { ReadNumber } from "./reading.ts";

/** The columns of `csvRow`. */
export const csvHead = "file,number,confidence,x,y,width,height";

/**
 * A number as a row of a table, as RFC 4180 has them, without a line break. Confidence has four decimals, bounds have one.
 *
 * @param number without a confidence where a person said what it is.
 */
export function csvRow(
  file: string,
  { text, confidence, bounds }: Pick<ReadNumber, "text" | "bounds"> & Partial<Pick<ReadNumber, "confidence">>,
): string {
  const { x, y, width, height } = bounds;
  const places = [x, y, width, height].map((value) => +value.toFixed(1));
  return [file, text, confidence?.toFixed(4) ?? "", ...places].map(csvValue).join(",");
}

function csvValue(value: string | number): string {
  return /[",\r\n]/.test(`${value}`) ? `"${`${value}`.replaceAll('"', '""')}"` : `${value}`;
}
