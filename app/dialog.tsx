import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { adoptStyles } from "./adopt-styles.ts";
import styles from "./dialog.css?inline";
import { strings } from "./strings/strings.ts";

adoptStyles(styles);

export interface DialogProps {
  readonly title: string;
  /** What came of what was pressed; a screen reader hears it, which hears nothing of the page below. */
  readonly said?: string;
  /** Takes that back. */
  readonly onUndo?: (() => void) | undefined;
  onClose(): void;
  readonly children: ComponentChildren;
}

/** Above the page until it is closed, by its button or by Escape. */
export function Dialog({ title, said = "", onUndo, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => dialog.current!.showModal(), []);
  useEffect(() => {
    // What was pressed may be gone now.
    if (!dialog.current!.contains(document.activeElement)) heading.current!.focus();
  });
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby="dialog-title" onClose={onClose}>
      <div class="dialog-head">
        <h2 id="dialog-title" tabIndex={-1} ref={heading}>
          {title}
        </h2>
        <button type="button" class="button" onClick={() => dialog.current!.close()}>
          {strings.page.close}
        </button>
      </div>
      {children}
      <div class={said && "dialog-said"}>
        <p role="status">{said}</p>
        {onUndo && (
          <button type="button" class="button" onClick={onUndo}>
            {strings.draw.undo}
          </button>
        )}
      </div>
    </dialog>
  );
}
