import { useEffect, useRef, useState } from "preact/hooks";
import { listOf } from "../../ink-canvas/chain.ts";
import { addStrokes, blankDrawing, clear, type Drawing, redo, undo } from "../../ink-canvas/drawing.ts";
import type { Stroke } from "../../src/ink/stroke.ts";
import { ModelSection } from "../model/model-section.tsx";
import type { RecognizerClient } from "../recognizer-client.ts";
import { Answer, type Shown, slowNote } from "./answer.tsx";
import { Bars } from "./bars.tsx";
import { NetworkView } from "./network-view.tsx";
import { Pad } from "./pad.tsx";
import { Tools } from "./tools.tsx";
import { useReading } from "./use-reading.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import "./draw.css";

/** A screen reader hears the answer this long after the last stroke, in milliseconds: a 4 or a 7 may not be finished. */
const settleTime = 500;

/** The Draw page: the paper, its tools, and what was read. */
export function Draw({ client }: { readonly client: RecognizerClient }) {
  const [drawing, showDrawing] = useState(blankDrawing);
  // Several strokes can end between two renderings.
  const latest = useRef(blankDrawing);
  const [penDown, setPenDown] = useState(false);
  const [live, setLive] = useState(true);
  const [spoken, say] = useState("");
  const reader = useReading(client);
  const paper = useRef<HTMLElement>(null);

  const setDrawing = (next: Drawing) => {
    latest.current = next;
    showDrawing(next);
  };
  const change = (next: Drawing) => {
    if (next === latest.current) return;
    setDrawing(next);
    reader.change(listOf(next.strokes), live);
    say("");
  };
  const onGrow = (line: readonly Stroke[]) => {
    if (!penDown) say("");
    setPenDown(true);
    reader.grow([...listOf(latest.current.strokes), ...line], live);
  };
  const onEnd = (line: readonly Stroke[]) => {
    setPenDown(false);
    const next = addStrokes(latest.current, line);
    setDrawing(next);
    reader.grow(listOf(next.strokes), live);
  };
  const onDiscard = () => {
    setPenDown(false);
    reader.change(listOf(latest.current.strokes), live);
  };
  // While the pen is down the drawing is not finished, and the tools wait.
  const step = (take: (drawing: Drawing) => Drawing) => () => {
    if (!penDown) change(take(latest.current));
  };
  const onUndo = step(undo);
  const onRedo = step(redo);
  useShortcuts({ onUndo, onRedo });

  const hasInk = drawing.strokes !== undefined || penDown;
  const onLive = (next: boolean) => {
    setLive(next);
    if (next && hasInk) reader.ask();
  };
  const onRetry = () => {
    client.restart();
    // The button goes away under the focus.
    paper.current?.querySelector("canvas")?.focus({ preventScroll: true });
  };

  const { answer, network } = reader;
  const settled = !penDown && reader.current;
  useEffect(() => {
    if (!settled || !answer) return;
    const timer = setTimeout(() => say(answer.sentence), settleTime);
    return () => clearTimeout(timer);
  }, [settled, answer]);

  const slow = network.status === "loading" && network.slow;
  useEffect(() => {
    if (slow) say(slowNote);
  }, [slow]);

  let shown: Shown = { kind: live ? "empty-live" : "empty" };
  if (network.status === "failed") shown = { kind: "failed", failure: network.failure };
  else if (slow) shown = { kind: "slow" };
  else if (answer) shown = { kind: "verdict", verdict: answer.verdict, settled };
  else if (hasInk && !reader.asked) shown = { kind: "ask" };
  else if (hasInk) shown = { kind: network.status === "loading" ? "loading" : "reading" };

  const ranked = answer && "best" in answer.verdict ? answer.verdict : undefined;
  return (
    <>
      {network.status === "loading" && <div class="loading" role="progressbar" aria-label="Loading the network" />}
      <div class="draw">
        <section class="draw-paper" aria-label="Paper" ref={paper}>
          <Pad drawing={drawing} onGrow={onGrow} onEnd={onEnd} onDiscard={onDiscard} announce={say} />
          <Tools
            canUndo={drawing.past !== undefined}
            canRedo={drawing.future !== undefined}
            hasInk={hasInk}
            asked={reader.asked}
            live={live}
            onUndo={onUndo}
            onRedo={onRedo}
            onClear={step(clear)}
            onLive={onLive}
            onRecognize={reader.ask}
          />
        </section>
        <div class="draw-answer">
          <Answer shown={shown} onRetry={onRetry} />
          <Bars probabilities={answer?.probabilities} first={ranked?.best.digit} second={ranked?.second.digit} />
          <NetworkView view={answer?.view} />
          <ModelSection client={client} say={say} />
          <p class="promise">Nothing you draw or open leaves this device.</p>
        </div>
      </div>
      <p role="status" class="heard">
        {spoken}
      </p>
    </>
  );
}
