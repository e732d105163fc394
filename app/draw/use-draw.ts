import { useEffect, useState } from "preact/hooks";
import { listOf } from "../../ink-canvas/chain.ts";
import { paper } from "../../ink-canvas/paper.ts";
import type { Ink } from "../../src/ink/stroke.ts";
import type { FeatureProps } from "../feature.ts";
import { strings } from "../strings/strings.ts";
import { warn } from "../warn.ts";
import { type DrawAct, type DrawEvent, type DrawState, startState, stepDraw } from "./draw-state.ts";

/** The state of the Draw feature, and what tells it of an event. What is to be done besides is done here. */
export function useDraw({ client, announce }: FeatureProps): readonly [DrawState, (event: DrawEvent) => void] {
  const [state, showState] = useState(startState);
  const [dispatch] = useState(() => {
    // Several events can come between two renderings.
    let latest = startState;
    const acts: Readonly<Record<DrawAct, () => void>> = {
      read: () => client.read(inkOf(latest), latest.revision),
      forget: () => client.forget(),
      silence: () => announce(""),
      sayErased: () => announce(strings.draw.erased),
      sayPenOnly: () => announce(strings.draw.penOnlyNow),
    };
    return (event: DrawEvent) => {
      const [next, todo] = stepDraw(latest, event);
      latest = next;
      showState(next);
      for (const act of todo) acts[act]();
    };
  });
  useEffect(
    () =>
      client.connect({
        onNetwork(network) {
          dispatch({ type: "network", network });
          if (network.status === "failed") warn(network.fault);
        },
        onAnswer(answer) {
          dispatch({ type: "answer", answer });
          if (answer.type === "unread") warn(answer.fault);
        },
      }),
    [client, dispatch],
  );
  return [state, dispatch];
}

/** All that is on the paper, with the line in progress. */
export function inkOf({ drawing, line = [] }: Pick<DrawState, "drawing" | "line">): Ink {
  return { strokes: [...listOf(drawing.strokes), ...line], ...paper };
}
