import { clear, type Drawing, redo, undo } from "../../ink-canvas/drawing.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { strings } from "../strings/strings.ts";
import { redoPath, Tool, undoPath } from "../tool.tsx";

export interface WritingToolsProps {
  readonly drawing: Drawing;
  readonly isOn: boolean;
  onTurn(isOn: boolean): void;
  onDraw(drawing: Drawing): void;
}

/** Begins and ends writing on a picture, and takes back what was written. */
export function WritingTools({ drawing, isOn, onTurn, onDraw }: WritingToolsProps) {
  return (
    <>
      <Tool pressed={isOn} onPress={() => onTurn(!isOn)}>
        {lazyStrings().pictureView.write}
      </Tool>
      {isOn && (
        <>
          <Tool
            label={strings.draw.undo}
            path={undoPath}
            enabled={drawing.past !== undefined}
            onPress={() => onDraw(undo(drawing))}
          />
          <Tool
            label={strings.draw.redo}
            path={redoPath}
            enabled={drawing.future !== undefined}
            onPress={() => onDraw(redo(drawing))}
          />
          <Tool enabled={drawing.strokes !== undefined} onPress={() => onDraw(clear(drawing))}>
            {strings.draw.clear}
          </Tool>
        </>
      )}
    </>
  );
}
