import type { ComponentChildren } from "preact";
import { Icon } from "./icon.tsx";

export interface ToolProps {
  /** Its name, where it shows an icon. */
  readonly label?: string;
  /** The lines of the icon. */
  readonly path?: string;
  readonly enabled?: boolean;
  /** Where it is on or off. */
  readonly pressed?: boolean;
  onPress(): void;
  readonly children?: ComponentChildren;
}

/** Lines of icons that several tools show. */
export const undoPath = "M8.5 5 4.5 9l4 4M5 9h6.5a4 4 0 0 1 0 8H8";
export const redoPath = "m13.5 5 4 4-4 4M17 9h-6.5a4 4 0 0 0 0 8H14";

/** A button of a row of tools. Not `disabled` when it can do nothing: pressing it may be what brings that about, and the focus should stay. */
export function Tool({ label, path, enabled = true, pressed, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      class={label ? "button round" : "button"}
      title={label}
      aria-disabled={!enabled}
      aria-pressed={pressed}
      onClick={() => enabled && onPress()}
    >
      {path && (
        <Icon>
          <path d={path} />
        </Icon>
      )}
      {children}
    </button>
  );
}
