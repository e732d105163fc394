import type { Group, Sequence } from "./sequence.ts";

/** Whether a group is all that there is. */
export function isAlone({ atoms }: Group, sequence: Sequence): boolean {
  return atoms.length === sequence.atoms.length;
}

/** The group of all that there is in a sequence, if it may be a digit. */
export function wholeOf(sequence: Sequence): Group | undefined {
  return sequence.groups[0]!.find((group) => isAlone(group, sequence));
}

/** A sequence as one digit, if it may be one. */
export function asDigit(sequence: Sequence): Sequence | undefined {
  const whole = wholeOf(sequence);
  return whole && { ...sequence, groups: sequence.groups.map((groups) => groups.filter((group) => group === whole)) };
}
