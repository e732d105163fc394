import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { FileInput } from "../file-input.tsx";
import { strings } from "../strings/strings.ts";

/** Which model reads, in one line, and the button that chooses another. */
export function ModelRow(props: {
  /** What reads. */
  readonly name: string;
  readonly note: string;
  readonly choose: string;
  readonly problem: string | undefined;
  /** Takes another run at what the problem is about, where that may help. */
  onRetry?(): void;
  onFile(file: File): void;
  /** More buttons. */
  readonly children?: ComponentChildren;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <div class="model-row">
        <div class="model-name">
          <h2>{strings.model.readsWith(props.name)}</h2>
          <p>{props.note}</p>
        </div>
        <div class="model-buttons">
          <button type="button" class="button" onClick={() => input.current!.click()}>
            {props.choose}
          </button>
          {props.children}
        </div>
        <FileInput input={input} onFiles={([file]) => props.onFile(file)} />
      </div>
      {props.problem && (
        <div class="model-problem">
          <p role="alert">{props.problem}</p>
          {props.onRetry && (
            <button type="button" class="button" onClick={props.onRetry}>
              {strings.page.retry}
            </button>
          )}
        </div>
      )}
    </>
  );
}
