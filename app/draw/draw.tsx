import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { PageProps, Sheet, Slot } from "../feature.ts";
import { Bars } from "../reading/bars.tsx";
import { NetworkView } from "../reading/network-view.tsx";
import { noteOf } from "../reading/note-of.ts";
import { digitInView, digitsOf, isRough, outcomeOf, sentenceOf } from "../reading/outcome.ts";
import { strings } from "../strings/strings.ts";
import { useTitle } from "../use-title.ts";
import { AnswerActions } from "./answer-actions.tsx";
import { Dots } from "./dots.tsx";
import { hasInk, isSettled } from "./draw-state.ts";
import { IdleHint } from "./idle-hint.tsx";
import { Marks } from "./marks.tsx";
import { NearestDigits } from "./nearest-digits.tsx";
import { Pad } from "./pad.tsx";
import { resultOf } from "./result.ts";
import { ResultPanel } from "./result-panel.tsx";
import { sendInk } from "./send-ink.ts";
import { Tools } from "./tools.tsx";
import { useDraw } from "./use-draw.ts";
import { useSheet } from "./use-sheet.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useSpoken } from "./use-spoken.ts";
import "./draw.css";

export interface DrawProps extends PageProps {
  /** On the paper, and its ink. */
  readonly onPaper?: Slot;
  /** Below the tools. */
  readonly belowPaper?: Slot;
  /** Below the ten bars. */
  readonly belowBars?: Slot;
  /** Of the digit of a sheet that is looked at somebody said which it is. */
  onCorrect?(sheet: Sheet, digit: number): void;
  /** At the end. */
  readonly children: Slot;
}

/** The paper, its tools, and what was read; around that, what the page adds. */
export function Draw({ client, announce, shown, onPaper, belowPaper, belowBars, onCorrect, children }: DrawProps) {
  const [state, dispatch] = useDraw({ client, announce });
  const paper = useRef<HTMLElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  useShortcuts(shown, dispatch);

  const onRetry = () => {
    client.restart();
    // The button goes away under the focus.
    paper.current?.querySelector("canvas")?.focus({ preventScroll: true });
  };

  const { network, drawing, revision } = state;
  const result = resultOf(state);
  const settled = result.kind === "outcome" && isSettled(state);
  useSpoken({ state, result, settled, dispatch, announce });

  const outcome = result.kind === "outcome" ? result : undefined;
  const read = outcome?.answer.type === "answer" ? outcome.answer : undefined;
  const inView = read && digitInView(read.reading, state.choice);
  const digit = inView === undefined ? undefined : read!.reading.digits[inView];
  const view = inView === undefined ? undefined : read!.views[inView];
  const stands = settled && state.isFinal ? read : undefined;
  const sheet = useSheet({ client, drawing, read: stands, inView: stands && inView, dispatch });
  // The same elements as long as sheet and language are the same: Preact then passes them over.
  const placed = (slot: Slot | undefined) => useMemo(() => slot?.(sheet), [slot, sheet, strings]);
  const wavering = stands && outcome && digitsOf(outcome.outcome);
  useTitle(shown, stands?.reading.text.replaceAll("\n", " "));

  // How it was read is told until the ink is another.
  const [howOf, setHowOf] = useState<number>();
  const how = howOf === revision && view !== undefined;
  useEffect(() => {
    const ink = paper.current?.querySelector("canvas");
    if (stands && digit && ink) sendInk(ink, digit.bounds, picture.current!);
  }, [stands, digit]);

  const note = read && inView !== undefined ? noteOf(read, inView, how) : strings.draw.networkNote;
  // So is what became of copying it.
  const [notCopiedOf, setNotCopiedOf] = useState<number>();
  const seenNote = notCopiedOf === revision ? strings.draw.notCopied : note;
  useEffect(() => {
    if (how) announce(note);
  }, [how, note]);
  return (
    <>
      {network.status === "loading" && <div class="loading" role="progressbar" aria-label={strings.draw.loading} />}
      <div class="columns">
        <section class="column-paper" aria-label={strings.draw.paper} ref={paper}>
          <Pad state={state} dispatch={dispatch} announce={announce}>
            {!hasInk(state) && <IdleHint />}
            {how && <Dots view={view} bounds={digit!.bounds} />}
            {read && !how && <Marks reading={read.reading} inView={inView} />}
            {placed(onPaper)}
          </Pad>
          <Tools state={state} dispatch={dispatch} />
          <div class="below-paper">{placed(belowPaper)}</div>
        </section>
        <div class="column-result">
          <ResultPanel
            result={result}
            by={network.status === "ready" ? network.by : undefined}
            onRetry={onRetry}
            inView={inView}
            onChoose={(choice) => dispatch({ type: "choose", choice })}
          >
            <AnswerActions
              text={read?.reading.text ?? ""}
              sentence={outcome ? sentenceOf(outcomeOf(outcome.answer)) : ""}
              hasView={view !== undefined}
              how={how}
              onHow={(next) => {
                setHowOf(next ? revision : undefined);
                setNotCopiedOf(undefined);
              }}
              onNotCopied={() => setNotCopiedOf(revision)}
              announce={announce}
            />
          </ResultPanel>
          <Bars
            digit={digit}
            rough={read !== undefined && isRough(read)}
            onCorrect={stands?.byHand && onCorrect && ((digit) => onCorrect(sheet, digit))}
          />
          <div class="below-bars">{placed(belowBars)}</div>
          <NetworkView view={view} note={seenNote} picture={picture}>
            {stands && view && wavering && <NearestDigits view={view} digits={wavering} />}
          </NetworkView>
          <div class="beyond">{placed(children)}</div>
        </div>
      </div>
    </>
  );
}
