import { strings } from "../strings/strings.ts";

/** Opens what takes pictures. */
export function PictureButton({ onPress }: { onPress(): void }) {
  return (
    <button type="button" class="button" id="picture-button" onClick={onPress}>
      {strings.pictures.open}
    </button>
  );
}
