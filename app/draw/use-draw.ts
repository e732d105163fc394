import { useEffect, useState } from "preact/hooks";
import { listOf } from "../../ink-canvas/chain.ts";
import { paper } from "../../ink-canvas/paper.ts";
import type { Ink } from "../../src/ink/stroke.ts";
import type { FeatureProps } from "../feature.ts";
import { store } from "../store/browser-store.ts";
import { strings } from "../strings/strings.ts";
import { warn } from "../warn.ts";
import { Draft } from "./draft.ts";
import { type DrawAct, type DrawEvent, type DrawState, startState, stepDraw } from "./draw-state.ts";
import { readable } from "./readable.ts";
import { tabNumber } from "./tab-number.ts";

/** The state of the Draw feature, and what tells it of an event. What is to be done besides is done here. */
export function useDraw({ client, announce }: FeatureProps): readonly [DrawState, (event: DrawEvent) => void] {
  const [state, showState] = useState(startState);
  const [draft] = useState(() => new Draft(store, tabNumber()));
  const [dispatch] = useState(() => {
    // Several events can come between two renderings.
    let latest = startState;
    const acts: Readonly<Record<DrawAct, () => void>> = {
      read: () => client.read(readable(inkOf(latest)), latest.revision),
      forget: () => client.forget(),
      silence: () => announce(""),
      sayTool: () => announce(latest.erasing ? strings.draw.eraser : strings.draw.pen),
      sayErased: () => announce(strings.draw.erased),
      sayPenOnly: () => announce(strings.draw.penOnlyNow),
      sayBlank: () => announce(strings.draw.blankAgain),
    };
    return (event: DrawEvent) => {
      const before = latest;
      const [next, todo] = stepDraw(latest, event);
      latest = next;
      if (next.drawing !== before.drawing) draft.keep(next.drawing);
      for (const name of ["live", "penOnly"] as const) {
        const setting = next[name];
        if (setting !== before[name] && setting !== undefined) void store.put("settings", name, setting);
      }
      showState(next);
      for (const act of todo) acts[act]();
    };
  });
  useEffect(() => void restore(draft, dispatch), [draft, dispatch]);
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

/** All is as it was at the last visit. */
async function restore(draft: Draft, dispatch: (event: DrawEvent) => void): Promise<void> {
  const settings = ["live", "penOnly"].map((name) => store.get("settings", name));
  const [drawing, live, penOnly] = await Promise.all([draft.load(), ...settings]);
  if (typeof live === "boolean") dispatch({ type: "live", live });
  if (typeof penOnly === "boolean") dispatch({ type: "penOnly", penOnly });
  dispatch({ type: "restore", drawing });
}

/** All that is on the paper, with the line in progress. */
export function inkOf({ drawing, line = [] }: Pick<DrawState, "drawing" | "line">): Ink {
  return { strokes: [...listOf(drawing.strokes), ...line], ...paper };
}
