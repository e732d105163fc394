// What all messages have in common. It lies below everything and imports nothing.

/** A value for a message: short whatever it is, and safe for any value that JSON can hold. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 24 ? `${value.slice(0, 24)}…` : value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  return String(value);
}

/** A message without line breaks and other characters that a terminal would obey. */
export function oneLine(message: string): string {
  return message.trim().replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ");
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
