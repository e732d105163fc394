import { type Class, digits } from "../model/classes.ts";
import { placeOf } from "./characters.ts";

/**
 * One minus may lead, and one point or comma; one sign stands between two digits, a minus as well (19-9-95, 456-7890); and a point or a
 * comma may end it. Each character by its place: a digit, a low one, one in the middle.
 */
const form = /^m?l?d+(?:[lm]d+)*l?$/;

/** Whether characters one after the other are a number, whatever they look like: `--5` and `3--4` are none. */
export function hasForm(chosen: readonly number[], classes: readonly Class[]): boolean {
  if (!chosen.some((index) => index < digits)) return false;
  const places = chosen.map((index) => placeOf(classes[index]));
  return form.test(places.map((place) => place[0]).join(""));
}
