import type { Plane } from "../../src/picture/shrink.ts";

/** A mask by its rows: 1 for #, 0 for anything else. */
export function maskOf(...rows: readonly string[]): Plane<Uint8Array> {
  const width = rows[0]!.length;
  return { width, height: rows.length, data: Uint8Array.from(rows.join(""), (each) => (each === "#" ? 1 : 0)) };
}

/** A mask of that size, 1 where the function says so. */
export function maskWhere(width: number, height: number, isInk: (x: number, y: number) => boolean): Plane<Uint8Array> {
  return {
    ...{ width, height },
    data: Uint8Array.from({ length: width * height }, (_, i) => (isInk(i % width, Math.floor(i / width)) ? 1 : 0)),
  };
}
