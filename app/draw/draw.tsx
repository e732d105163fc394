import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { FeatureProps } from "../feature.ts";
import * as strings from "../strings/en.ts";
import { Bars } from "./bars.tsx";
import { NetworkView } from "./network-view.tsx";
import { sentenceOf } from "./outcome.ts";
import { Pad } from "./pad.tsx";
import { resultOf } from "./result.ts";
import { ResultPanel } from "./result-panel.tsx";
import { Tools } from "./tools.tsx";
import { useDraw } from "./use-draw.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import "./draw.css";

/** A screen reader hears the result this long after the last stroke, in milliseconds: a 4 or a 7 may not be finished. */
const settleTime = 500;

/** The paper, its tools, and what was read; below that, what the page adds. */
export function Draw({ client, announce, children }: FeatureProps & { readonly children: ComponentChildren }) {
  const [state, dispatch] = useDraw({ client, announce });
  const paper = useRef<HTMLElement>(null);
  useShortcuts(dispatch);

  const onRetry = () => {
    client.restart();
    // The button goes away under the focus.
    paper.current?.querySelector("canvas")?.focus({ preventScroll: true });
  };

  const { network, answer } = state;
  const result = resultOf(state);
  const settled = result.kind === "outcome" && result.settled;
  useEffect(() => {
    if (!settled) return;
    const timer = setTimeout(() => announce(sentenceOf(result.outcome)), settleTime);
    return () => clearTimeout(timer);
  }, [settled, answer]);
  useEffect(() => {
    if (result.kind === "slow") announce(strings.draw.slow);
  }, [result.kind]);

  const read = answer?.type === "answer" ? answer : undefined;
  return (
    <>
      {network.status === "loading" && <div class="loading" role="progressbar" aria-label={strings.draw.loading} />}
      <div class="columns">
        <section class="column-paper" aria-label={strings.draw.paper} ref={paper}>
          <Pad drawing={state.drawing} dispatch={dispatch} announce={announce} />
          <Tools state={state} dispatch={dispatch} />
        </section>
        <div class="column-result">
          <ResultPanel result={result} onRetry={onRetry} />
          <Bars probabilities={read?.reading.digits[0]?.probabilities} />
          <NetworkView view={read?.view} />
          {children}
        </div>
      </div>
    </>
  );
}
