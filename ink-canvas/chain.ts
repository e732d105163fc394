/**
 * A list that is never changed and shares all but its end with the list it was made from: adding and taking off cost the same,
 * however much there is. `undefined` is the empty one.
 */
export interface Chain<T> {
  readonly last: T;
  readonly before: Chain<T> | undefined;
}

/** A chain of these values, behind those of `before`. */
export function chainOf<T>(values: readonly T[], before?: Chain<T>): Chain<T> | undefined {
  return values.reduce<Chain<T> | undefined>((chain, last) => ({ last, before: chain }), before);
}

/** Its values, first to last. */
export function listOf<T>(chain: Chain<T> | undefined): T[] {
  return added(undefined, chain)!;
}

/** What was added to `from` to make `to`, first to last; undefined when `to` was not made so. */
export function added<T>(from: Chain<T> | undefined, to: Chain<T> | undefined): T[] | undefined {
  const values: T[] = [];
  let chain = to;
  for (; chain && chain !== from; chain = chain.before) values.push(chain.last);
  return chain === from ? values.reverse() : undefined;
}
