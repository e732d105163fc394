import { useEffect, useRef, useState } from "preact/hooks";
import { paperSide } from "../../ink-canvas/paper.ts";
import type { Stroke } from "../../src/ink/stroke.ts";
import type { View } from "../messages.ts";
import type { Answer, NetworkState, RecognizerClient } from "../recognizer-client.ts";
import { sentenceOf, type Verdict, verdictOf } from "./verdict.ts";

export interface ShownAnswer {
  readonly revision: number;
  readonly verdict: Verdict;
  readonly sentence: string;
  /** Of the digits 0…9; `undefined` when none was read. */
  readonly probabilities: readonly number[] | undefined;
  /** `undefined` when the drawing could not be read. */
  readonly view: View | undefined;
}

export interface Reader {
  readonly network: NetworkState;
  readonly answer: ShownAnswer | undefined;
  /** The answer belongs to the drawing as it is now. */
  readonly current: boolean;
  /** The drawing as it is now was sent to be read. */
  readonly asked: boolean;
  /** The drawing is the same with more ink: what was asked about the ink before is still worth showing. */
  grow(strokes: readonly Stroke[], live: boolean): void;
  /** The drawing is another one. */
  change(strokes: readonly Stroke[], live: boolean): void;
  /** Reads the drawing as it is now. */
  ask(): void;
}

/** Keeps the answer in step with the drawing. */
export function useReading(client: RecognizerClient): Reader {
  const [network, setNetwork] = useState<NetworkState>({ status: "loading", slow: false });
  const [answer, setAnswer] = useState<ShownAnswer>();
  // A ref, because the drawing grows once a frame and nothing on the page depends on that alone.
  const ink = useRef({ strokes: [] as readonly Stroke[], revision: 0, askedRevision: 0 }).current;

  useEffect(
    () =>
      client.connect({
        onNetwork(state) {
          setNetwork(state);
          if (state.status !== "failed") return;
          setAnswer(undefined);
          console.warn(`Tenpen: ${state.failure.detail}`);
        },
        onAnswer(answer) {
          setAnswer(shownAnswer(answer));
          if (answer.type === "unread") console.warn(`Tenpen: ${answer.detail}`);
        },
      }),
    [client],
  );

  const ask = () => {
    ink.askedRevision = ink.revision;
    client.read({ strokes: ink.strokes, width: paperSide, height: paperSide }, ink.revision);
  };
  const grow = (strokes: readonly Stroke[], live: boolean) => {
    ink.strokes = strokes;
    ink.revision++;
    if (live) {
      ask();
    } else {
      client.forget();
      setAnswer(undefined);
    }
  };
  const change = (strokes: readonly Stroke[], live: boolean) => {
    client.forget();
    if (strokes.length === 0) setAnswer(undefined);
    grow(strokes, live && strokes.length > 0);
  };
  return {
    network,
    answer,
    current: answer?.revision === ink.revision,
    asked: ink.askedRevision === ink.revision,
    grow,
    change,
    ask,
  };
}

function shownAnswer(answer: Answer): ShownAnswer {
  const { revision } = answer;
  if (answer.type === "unread") {
    const verdict: Verdict = { kind: "unread" };
    return { revision, verdict, sentence: sentenceOf(verdict), probabilities: undefined, view: undefined };
  }
  const { reading, view } = answer;
  const verdict = verdictOf(reading);
  return { revision, verdict, sentence: sentenceOf(verdict), probabilities: reading.digits[0]?.probabilities, view };
}
