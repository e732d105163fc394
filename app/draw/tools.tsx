import type { ComponentChildren } from "preact";

export interface ToolsProps {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly hasInk: boolean;
  /** The drawing as it is now was sent to be read: Recognize would bring nothing new. */
  readonly asked: boolean;
  readonly live: boolean;
  onUndo(): void;
  onRedo(): void;
  onClear(): void;
  onLive(live: boolean): void;
  onRecognize(): void;
}

/** The row of tools below the paper. */
export function Tools(props: ToolsProps) {
  return (
    <div class="tools">
      <Tool label="Undo" enabled={props.canUndo} onPress={props.onUndo}>
        <Arrow path="M8.5 5 4.5 9l4 4M5 9h6.5a4 4 0 0 1 0 8H8" />
      </Tool>
      <Tool label="Redo" enabled={props.canRedo} onPress={props.onRedo}>
        <Arrow path="m13.5 5 4 4-4 4M17 9h-6.5a4 4 0 0 0 0 8H14" />
      </Tool>
      <Tool enabled={props.hasInk} onPress={props.onClear}>
        Clear
      </Tool>
      <label class="live">
        <input
          type="checkbox"
          role="switch"
          aria-checked={props.live}
          checked={props.live}
          onChange={(event) => props.onLive(event.currentTarget.checked)}
        />
        Live
      </label>
      <button
        type="button"
        class={props.asked ? "button recognize" : "button primary recognize"}
        disabled={!props.hasInk}
        onClick={props.onRecognize}
      >
        Recognize
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
