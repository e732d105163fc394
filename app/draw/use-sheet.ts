import { useMemo } from "preact/hooks";
import type { FeatureProps, Sheet } from "../feature.ts";
import type { Read } from "../reader.ts";
import type { DrawEvent, DrawState } from "./draw-state.ts";
import { fitToPaper } from "./fit-to-paper.ts";
import { inkOf } from "./use-draw.ts";

interface SheetOptions {
  readonly client: FeatureProps["client"];
  readonly drawing: DrawState["drawing"];
  readonly read: Read | undefined;
  readonly inView: number | undefined;
  dispatch(event: DrawEvent): void;
}

/** What the features around the paper know of it: the same as long as nothing of it changes, so that a growing line costs them nothing. */
export function useSheet({ client, drawing, read, inView, dispatch }: SheetOptions): Sheet {
  const ink = useMemo(() => inkOf({ drawing, line: undefined }), [drawing]);
  const canRedo = drawing.future !== undefined;
  return useMemo(
    () => ({
      ink,
      canRedo,
      read,
      inView,
      open: (other) => dispatch({ type: "open", strokes: fitToPaper(other) }),
      readAgain: () => client.again(),
    }),
    [client, ink, canRedo, read, inView, dispatch],
  );
}
