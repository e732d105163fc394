import type { ComponentChildren } from "preact";
import { strings } from "../strings/strings.ts";
import { type DrawEvent, type DrawState, hasInk, isAsked } from "./draw-state.ts";
import "./tools.css";

export interface ToolsProps {
  readonly state: DrawState;
  dispatch(event: DrawEvent): void;
}

/** The row of tools below the paper. */
export function Tools({ state, dispatch }: ToolsProps) {
  const { drawing, live } = state;
  const inked = hasInk(state);
  return (
    <div class="tools">
      <Tool label={strings.draw.undo} enabled={drawing.past !== undefined} onPress={() => dispatch({ type: "undo" })}>
        <Arrow path="M8.5 5 4.5 9l4 4M5 9h6.5a4 4 0 0 1 0 8H8" />
      </Tool>
      <Tool label={strings.draw.redo} enabled={drawing.future !== undefined} onPress={() => dispatch({ type: "redo" })}>
        <Arrow path="m13.5 5 4 4-4 4M17 9h-6.5a4 4 0 0 0 0 8H14" />
      </Tool>
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
      <button
        type="button"
        class={isAsked(state) ? "button recognize" : "button primary recognize"}
        disabled={!inked}
        onClick={() => dispatch({ type: "ask" })}
      >
        {strings.draw.recognize}
      </button>
    </div>
  );
}

/** Not `disabled` when it can do nothing: pressing it may be what brings that about, and the focus should stay. */
function Tool(props: {
  readonly label?: string;
  readonly enabled: boolean;
  onPress(): void;
  readonly children: ComponentChildren;
}) {
  return (
    <button
      type="button"
      class={props.label ? "button round" : "button"}
      aria-label={props.label}
      title={props.label}
      aria-disabled={!props.enabled}
      onClick={() => props.enabled && props.onPress()}
    >
      {props.children}
    </button>
  );
}

function Arrow({ path }: { readonly path: string }) {
  return (
    <svg class="icon" viewBox="0 0 22 22" width="22" height="22" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
