import { fault } from "../errors.ts";

/** What an output of a network stands for: a character, or null for what is none of the others, as labels of data have it. */
export type Class = string | null;

/** How many digits there are. They are the first classes of every model, so that a digit is its class's index. */
export const digits = 10;

/** The classes of a model that knows nothing else. */
export const onlyDigits: readonly Class[] = Array.from({ length: digits }, (_, digit) => String(digit));

/** What needs not be said: by the number of outputs. */
const usual: readonly (readonly Class[])[] = [onlyDigits, [...onlyDigits, null]];

/**
 * The classes of a network with so many outputs.
 *
 * @param stated by its model; when missing they are the ten digits, and null besides with eleven outputs.
 * @throws TenpenError unless they are as many as the outputs: the digits in order, other characters, and null, if at all, at the end.
 */
export function checkClasses(stated: unknown, outputs: number): readonly Class[] {
  const classes = stated === undefined ? usual.find(({ length }) => length === outputs) : stated;
  if (classes === undefined) {
    const rule = `must end in ${digits} logits, one a digit, or one more for what is no digit`;
    throw fault("model", "spec", rule, outputs);
  }
  if (!Array.isArray(classes) || !onlyDigits.every((digit, i) => classes[i] === digit)) {
    throw fault("model", "classes", 'must be a list that begins with "0" … "9"', classes);
  }
  for (let i = digits; i < classes.length; i++) {
    const isReject = classes[i] === null && i === classes.length - 1;
    if (!isReject && (!isCharacter(classes[i]) || classes.indexOf(classes[i]) < i)) {
      throw fault("model", `classes[${i}]`, "must be a character that no other is, or null at the end", classes[i]);
    }
  }
  if (classes.length !== outputs)
    throw fault("model", "spec", `must end in ${classes.length} logits, one a class`, outputs);
  return classes;
}

/** Whether these classes need not be said, since their number tells them. */
export function areUsual(classes: readonly Class[]): boolean {
  return usual.some((each) => each.length === classes.length && each.every((name, i) => name === classes[i]));
}

/** Whether one of the classes, the last one, stands for what is none of the others. */
export function hasRejectClass(classes: readonly Class[]): boolean {
  return classes.at(-1) === null;
}

/** One that takes a place of its own on paper. */
function isCharacter(name: unknown): boolean {
  return typeof name === "string" && /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(name);
}
