import { useEffect } from "preact/hooks";
import type { FeatureProps } from "../feature.ts";
import { outcomeOf, sentenceOf } from "../reading/outcome.ts";
import { strings } from "../strings/strings.ts";
import type { DrawEvent, DrawState } from "./draw-state.ts";
import type { Result } from "./result.ts";

/**
 * A screen reader hears the result this long after the last stroke, in milliseconds, and what is no number is said to be none: a 4 or a
 * 7 may not be finished.
 */
const settleTime = 500;

interface SpokenOptions extends Pick<FeatureProps, "announce"> {
  readonly state: DrawState;
  readonly result: Result;
  /** The pen is up, and the answer is to the ink as it is now. */
  readonly settled: boolean;
  dispatch(event: DrawEvent): void;
}

/** Says the answer once it has settled, and what there is to say while there is none. */
export function useSpoken({ state, result, settled, dispatch, announce }: SpokenOptions): void {
  useEffect(() => {
    if (!settled) return;
    const timer = setTimeout(() => {
      dispatch({ type: "final" });
      announce(sentenceOf(outcomeOf(state.answer!)));
    }, settleTime);
    return () => clearTimeout(timer);
  }, [settled, state.answer]);

  // What the pen does is said first.
  const waits = result.kind === "slow" || (result.kind === "loading" && !state.line) ? result.kind : undefined;
  useEffect(() => {
    if (waits) announce(strings.draw.notes[waits]);
  }, [waits]);
}
