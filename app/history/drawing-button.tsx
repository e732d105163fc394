import { InkPicture } from "../ink-picture.tsx";
import type { KeptDrawing } from "../store/rooms/kept-drawing.ts";
import { strings } from "../strings/strings.ts";

/** A drawing that comes back to the paper when it is pressed. */
export function DrawingButton(props: {
  readonly drawing: KeptDrawing;
  /** What was read stands below it. */
  readonly named?: boolean;
  onOpen(drawing: KeptDrawing): void;
}) {
  const { ink, text } = props.drawing;
  return (
    <button
      type="button"
      class="drawing-button"
      aria-label={strings.history.open(text)}
      onClick={() => props.onOpen(props.drawing)}
    >
      <InkPicture ink={ink} />
      {props.named && <bdi>{text.replaceAll("\n", " ")}</bdi>}
    </button>
  );
}
