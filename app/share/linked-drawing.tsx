import { useEffect, useState } from "preact/hooks";
import type { FeatureProps, Sheet } from "../feature.ts";
import { strings } from "../strings/strings.ts";
import { warn } from "../warn.ts";
import { inkInHash } from "./ink-link.ts";
import "./linked-drawing.css";

export interface LinkedDrawingProps extends Pick<FeatureProps, "announce"> {
  readonly sheet: Sheet;
  /** A link leads to the paper, whatever lies in its place. */
  onLink(): void;
}

/** Lies on the paper: the drawing of a link writes itself, and is on the paper then, as one step that undo takes back. */
export function LinkedDrawing({ sheet, announce, onLink }: LinkedDrawingProps) {
  const [text, setText] = useState<string>();
  const [replay, setReplay] = useState<typeof import("./replay.tsx")>();
  const [problem, setProblem] = useState("");

  useEffect(() => {
    const onHash = () => {
      const found = inkInHash(location.hash);
      if (found === undefined) return;
      onLink();
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
            settle(text);
            announce(strings.share.linkOpened);
          }}
          onDamaged={(fault) => {
            setText(undefined);
            settle(text);
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

/**
 * It happens once: neither a reload nor Back takes away what was drawn since. Until then the address keeps the drawing, which may be
 * nowhere else.
 */
function settle(text: string): void {
  if (inkInHash(location.hash) === text) history.replaceState(null, "", "#draw");
}
