import { type Features, groupScore, type Place, type PlaceScores, pairScore, weights } from "./geometry.ts";
import type { Group, Sequence } from "./sequence.ts";

/** A way through the lattice: which groups are the digits. */
export interface Path {
  /** From left to right. */
  readonly groups: readonly Group[];
  /** The larger, the likelier: the logarithm of a probability, but for what all paths have in common. */
  readonly score: number;
}

export interface LatticeOptions {
  /** How many paths are asked for at most. */
  readonly paths: number;
  /** How many groups they have; any number when missing. */
  readonly length?: number | undefined;
  readonly weights?: Readonly<Features>;
}

interface Hypothesis {
  /** Which of the atoms from here on are taken already: bit i stands for the i-th. */
  readonly taken: number;
  readonly score: number;
  readonly count: number;
  /** The last group, and what was before it; missing at the beginning. */
  readonly group?: Group;
  readonly before?: Hypothesis;
}

/**
 * The best paths, the likeliest first, by dynamic programming over the first atom that is not taken yet. Only the best hypotheses
 * at each atom are kept, so that time and memory grow with the atoms and no faster.
 *
 * @param scoresOf what a group may show.
 */
export function findPaths(
  sequence: Sequence,
  scoresOf: (group: Group) => PlaceScores,
  { paths, length, weights: by = weights }: LatticeOptions,
): Path[] {
  const { atoms, groups } = sequence;
  // Most drawings are of one atom: one path, whose score is compared with none.
  if (atoms.length === 1) return (length ?? 1) === 1 ? [{ groups: groups[0]!, score: 0 }] : [];
  const hypotheses: Hypothesis[][] = Array.from({ length: atoms.length + 1 }, () => []);
  hypotheses[0]!.push({ taken: 0, score: 0, count: 0 });
  const pairs = new Map<Group, Map<Group, number>>();
  const pairScoreOf = (left: Group, right: Group) => {
    const known = pairs.get(left) ?? new Map<Group, number>();
    pairs.set(left, known);
    const score = known.get(right) ?? pairScore(left, right, sequence, by);
    known.set(right, score);
    return score;
  };
  const go = (from: number, hypothesis: Hypothesis) => {
    let [at, { taken }] = [from, hypothesis];
    for (; taken & 1; taken >>= 1) at++;
    hypotheses[at]!.push({ ...hypothesis, taken });
  };
  for (let at = 0; at < atoms.length; at++) {
    const scored = groups[at]!.map((group) => ({ group, score: bestScore(group, sequence, scoresOf(group), by) }));
    for (const before of best(hypotheses[at]!, paths, length, atoms.length - at)) {
      for (const { group, score } of scored) {
        if (group.mask & before.taken) continue;
        const pair = before.group === undefined ? 0 : pairScoreOf(before.group, group);
        go(at, {
          taken: before.taken | group.mask,
          ...{ score: before.score + score + pair, count: before.count + 1, group, before },
        });
      }
      if (canDrop(sequence, at)) {
        const { taken, score } = before;
        go(at, {
          ...before,
          taken: taken | 1,
          score: score + (sequence.atoms[at]!.isLigature ? by.ligature : by.dropped),
        });
      }
    }
    hypotheses[at] = [];
  }
  return best(hypotheses.at(-1)!, paths, length, 0)
    .filter(({ count }) => count > 0 && (length === undefined || count === length))
    .map((last) => ({ groups: groupsOf(last), score: last.score }));
}

/** What is so small, by the line's height, may be no part of a digit: a point, a slip of the pen. */
const small = 0.25;

function canDrop({ atoms, height }: Sequence, at: number): boolean {
  const { bounds, isLigature } = atoms[at]!;
  return isLigature || Math.max(bounds.width, bounds.height) <= small * height;
}

function bestScore(group: Group, sequence: Sequence, scores: PlaceScores, by: Readonly<Features>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const place in scores) {
    most = Math.max(most, groupScore(group, sequence, place as Place, scores[place as Place]!, by));
  }
  return most;
}

/** Where the number of groups is given, so many times as many hypotheses are kept at an atom as paths are asked for, and no more. */
const mostOfLength = 16;

/**
 * Where the number of groups is given, as many of each number of groups so far that can come to it: the better may come to too many or
 * too few. @param left how many atoms are left.
 */
function best(
  hypotheses: readonly Hypothesis[],
  most: number,
  length: number | undefined,
  left: number,
): readonly Hypothesis[] {
  if (length === undefined) return hypotheses.toSorted((a, b) => b.score - a.score).slice(0, most);
  const open = hypotheses.filter(({ count }) => count <= length && count + left >= length);
  const counts = new Set(open.map(({ count }) => count)).size;
  const ofEach = Math.min(most, Math.ceil((mostOfLength * most) / Math.max(1, counts)));
  const kept = new Map<number, number>();
  return open
    .sort((a, b) => b.score - a.score)
    .filter(({ count }) => {
      const others = kept.get(count) ?? 0;
      kept.set(count, others + 1);
      return others < ofEach;
    });
}

function groupsOf(last: Hypothesis): Group[] {
  const groups: Group[] = [];
  for (let each: Hypothesis | undefined = last; each?.group; each = each.before) groups.push(each.group);
  return groups.reverse();
}
