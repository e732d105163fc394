import { useEffect, useMemo, useRef } from "preact/hooks";
import type { FeatureProps, Slot } from "../feature.ts";
import type { Read } from "../reader.ts";
import { strings } from "../strings/strings.ts";
import { Bars } from "./bars.tsx";
import { isSettled } from "./draw-state.ts";
import { Marks } from "./marks.tsx";
import { NetworkView } from "./network-view.tsx";
import { characterOf, digitInView, outcomeOf, sentenceOf } from "./outcome.ts";
import { Pad } from "./pad.tsx";
import { resultOf } from "./result.ts";
import { ResultPanel } from "./result-panel.tsx";
import { Tools } from "./tools.tsx";
import { useDraw } from "./use-draw.ts";
import { useSheet } from "./use-sheet.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import "./draw.css";

/**
 * A screen reader hears the result this long after the last stroke, in milliseconds, and what is no number is said to be none: a 4 or a
 * 7 may not be finished.
 */
const settleTime = 500;

/** What a digit may be besides is said when it is so likely. */
const leastShown = 0.001;

export interface DrawProps extends FeatureProps {
  /** Below the tools. */
  readonly belowPaper?: Slot;
  /** Below the ten bars. */
  readonly belowBars?: Slot;
  /** At the end. */
  readonly children: Slot;
}

/** The paper, its tools, and what was read; around that, what the page adds. */
export function Draw({ client, announce, belowPaper, belowBars, children }: DrawProps) {
  const [state, dispatch] = useDraw({ client, announce });
  const paper = useRef<HTMLElement>(null);
  useShortcuts(dispatch);

  const onRetry = () => {
    client.restart();
    // The button goes away under the focus.
    paper.current?.querySelector("canvas")?.focus({ preventScroll: true });
  };

  const { network } = state;
  const result = resultOf(state);
  const settled = result.kind === "outcome" && isSettled(state);
  useEffect(() => {
    if (!settled) return;
    const timer = setTimeout(() => {
      dispatch({ type: "final" });
      announce(sentenceOf(outcomeOf(state.answer!)));
    }, settleTime);
    return () => clearTimeout(timer);
  }, [settled, state.answer]);
  useEffect(() => {
    if (result.kind === "slow") announce(strings.draw.slow);
  }, [result.kind]);

  const read = result.kind === "outcome" && result.answer.type === "answer" ? result.answer : undefined;
  const inView = read && digitInView(read.reading, state.choice);
  const stands = settled && state.isFinal ? read : undefined;
  const sheet = useSheet({ client, drawing: state.drawing, read: stands, inView: stands && inView, dispatch });
  // The same elements as long as the sheet is the same: Preact then passes them over.
  const placed = (slot: Slot | undefined) => useMemo(() => slot?.(sheet), [slot, sheet]);
  return (
    <>
      {network.status === "loading" && <div class="loading" role="progressbar" aria-label={strings.draw.loading} />}
      <div class="columns">
        <section class="column-paper" aria-label={strings.draw.paper} ref={paper}>
          <Pad state={state} dispatch={dispatch} announce={announce}>
            {read && <Marks reading={read.reading} inView={inView} />}
          </Pad>
          <Tools state={state} dispatch={dispatch} />
          {placed(belowPaper)}
        </section>
        <div class="column-result">
          <ResultPanel
            result={result}
            onRetry={onRetry}
            inView={inView}
            onChoose={(choice) => dispatch({ type: "choose", choice })}
          />
          <Bars digit={read && inView !== undefined ? read.reading.digits[inView] : undefined} />
          {placed(belowBars)}
          <NetworkView
            view={read && inView !== undefined ? read.views[inView] : undefined}
            note={read && inView !== undefined ? noteOf(read, inView) : strings.draw.networkNote}
          />
          {placed(children)}
        </div>
      </div>
    </>
  );
}

/** Of one digit among several what it may be besides. */
function noteOf({ reading: { digits }, characters }: Read, inView: number): string {
  if (digits.length < 2) return strings.draw.networkNote;
  const digit = digits[inView]!;
  const text = characterOf(digit);
  const [second] = digit.probabilities
    .map((probability, i) => ({ text: characters[i]!, probability }))
    .filter((each) => each.text !== text && each.probability >= leastShown)
    .sort((a, b) => b.probability - a.probability);
  return strings.draw.digitNote(inView, digits.length, { text, probability: digit.confidence }, second);
}
