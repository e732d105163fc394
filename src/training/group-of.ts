import { contributorOf } from "../data/unipen/contributor.ts";
import type { LabelledInk } from "../ink/jsonl.ts";

/**
 * Who or what must not be on both sides of a split: the alphabet, where the character has one, or else the contributor of UNIPEN, or
 * else the writer.
 */
export function groupOf(drawing: LabelledInk): string {
  const { char = "", writer = "" } = drawing;
  return /^(.+)\/character\d+$/.exec(char)?.[1] ?? contributorOf(drawing) ?? writer;
}
