import { useEffect, useState } from "preact/hooks";
import type { FeatureProps, Sheet } from "../feature.ts";
import { strings } from "../strings/strings.ts";
import { warn } from "../warn.ts";
import { inkInHash } from "./ink-link.ts";
import "./linked-drawing.css";

export interface LinkedDrawingProps extends Pick<FeatureProps, "announce"> {
  readonly sheet: Sheet;
}

/** Lies on the paper: the drawing of a link writes itself, and is on the paper then, as one step that undo takes back. */
export function LinkedDrawing({ sheet, announce }: LinkedDrawingProps) {
  const [text, setText] = useState<string>();
  const [replay, setReplay] = useState<typeof import("./replay.tsx")>();
  const [problem, setProblem] = useState("");

  useEffect(() => {
    const onHash = () => {
      const found = inkInHash(location.hash);
      if (found === undefined) return;
      // It happens once: neither a reload nor Back takes away what was drawn since.
      history.replaceState(null, "", "#draw");
      setText(found);
      setProblem("");
      import("./replay.tsx").then(setReplay, () => setProblem(strings.share.linkNotLoaded));
    };
    onHash();
    addEventListener("hashchange", onHash);
    return () => removeEventListener("hashchange", onHash);
  }, []);

  // It is in the way as soon as one draws.
  useEffect(() => {
    if (!problem) return;
    const onPress = () => setProblem("");
    addEventListener("pointerdown", onPress);
    return () => removeEventListener("pointerdown", onPress);
  }, [problem]);

  return (
    <>
      {replay && text !== undefined && (
        <replay.Replay
          key={text}
          text={text}
          onDone={(ink) => {
            setText(undefined);
            sheet.open(ink);
            announce(strings.share.linkOpened);
          }}
          onDamaged={(fault) => {
            setText(undefined);
            setProblem(strings.share.linkDamaged);
            warn(fault);
          }}
        />
      )}
      {problem && (
        <p class="link-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
