import { strings } from "../strings/strings.ts";
import { redoPath, Tool, undoPath } from "../tool.tsx";
import { type DrawEvent, type DrawState, hasInk, isAsked } from "./draw-state.ts";
import "./tools.css";

export interface ToolsProps {
  readonly state: DrawState;
  dispatch(event: DrawEvent): void;
}

/** The row of tools below the paper. */
export function Tools({ state, dispatch }: ToolsProps) {
  const { drawing, live, erasing, penOnly } = state;
  const inked = hasInk(state);
  return (
    <div class="tools">
      <Tool
        label={strings.draw.undo}
        path={undoPath}
        enabled={drawing.past !== undefined}
        onPress={() => dispatch({ type: "undo" })}
      />
      <Tool
        label={strings.draw.redo}
        path={redoPath}
        enabled={drawing.future !== undefined}
        onPress={() => dispatch({ type: "redo" })}
      />
      <Tool
        label={strings.draw.eraser}
        path="m9.5 17.5-5-5a1.5 1.5 0 0 1 0-2l6-6a1.5 1.5 0 0 1 2 0l5 5a1.5 1.5 0 0 1 0 2l-6 6zM7.5 8l6.5 6.5M9.5 17.5H18"
        enabled={inked}
        pressed={erasing}
        onPress={() => dispatch({ type: "eraser" })}
      />
      <Tool enabled={inked} onPress={() => dispatch({ type: "clear" })}>
        {strings.draw.clear}
      </Tool>
      <label class="live">
        <input
          type="checkbox"
          role="switch"
          aria-checked={live}
          checked={live}
          onChange={({ currentTarget }) => dispatch({ type: "live", live: currentTarget.checked })}
        />
        {strings.draw.live}
      </label>
      {!live && (
        <button
          type="button"
          class={isAsked(state) ? "button recognize" : "button primary recognize"}
          disabled={!inked}
          onClick={() => dispatch({ type: "ask" })}
        >
          {strings.draw.recognize}
        </button>
      )}
      {penOnly !== undefined && (
        <PenOnly penOnly={penOnly} onChange={(next) => dispatch({ type: "penOnly", penOnly: next })} />
      )}
    </div>
  );
}

/** That fingers draw nothing, and the way out of it. */
function PenOnly({ penOnly, onChange }: { readonly penOnly: boolean; onChange(penOnly: boolean): void }) {
  return (
    <div class="pen-only">
      {penOnly && `${strings.draw.penOnly} · `}
      <button type="button" class="button" onClick={() => onChange(!penOnly)}>
        {penOnly ? strings.draw.drawWithFinger : strings.draw.penOnly}
      </button>
    </div>
  );
}
