/** The fields of a row of a table as RFC 4180 has them, without a line break at the end. */
export function csvRecord(fields: readonly (string | number)[]): string {
  return fields.map(csvField).join(",");
}

function csvField(value: string | number): string {
  return /[",\r\n]/.test(`${value}`) ? `"${`${value}`.replaceAll('"', '""')}"` : `${value}`;
}
