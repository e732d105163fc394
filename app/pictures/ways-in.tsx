import type { Ref } from "preact";
import { useRef } from "preact/hooks";
import { FileInput } from "../file-input.tsx";
import { lazyStrings } from "../strings/lazy-strings.ts";

export interface WaysInProps {
  onFiles(files: readonly File[]): void;
  /** Undefined while it is on. */
  readonly onCamera: (() => void) | undefined;
  /** They stand alone, in the paper's place. */
  readonly isLarge?: boolean;
  readonly chooser?: Ref<HTMLButtonElement>;
}

/** Chooses pictures, and takes some with the camera. */
export function WaysIn({ onFiles, onCamera, isLarge = false, chooser }: WaysInProps) {
  const input = useRef<HTMLInputElement>(null);
  const texts = lazyStrings().pictureView;
  const buttons = (
    <>
      <button
        type="button"
        class={isLarge ? "button primary" : "button"}
        ref={chooser ?? null}
        onClick={() => input.current!.click()}
      >
        {texts.choose}
      </button>
      {onCamera && (
        <button type="button" class="button" onClick={onCamera}>
          {texts.camera}
        </button>
      )}
      <FileInput input={input} accept="image/*" multiple onFiles={onFiles} />
    </>
  );
  if (!isLarge) return buttons;
  return (
    <div class="pad picture-pad picture-ways">
      <div class="picture-buttons">{buttons}</div>
      <p>{texts.orDrop}</p>
    </div>
  );
}
