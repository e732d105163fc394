import { lazyStrings } from "../strings/lazy-strings.ts";
import { Tool } from "../tool.tsx";

export interface PagerProps {
  /** Counted from 0. */
  readonly index: number;
  readonly count: number;
  onIndex(index: number): void;
}

/** Goes from one picture to the next. */
export function Pager({ index, count, onIndex }: PagerProps) {
  const texts = lazyStrings().pictureView;
  return (
    <div class="picture-pager">
      <Tool label={texts.previous} path="m13 6-5 5 5 5" enabled={index > 0} onPress={() => onIndex(index - 1)} />
      <span>{texts.which(index + 1, count)}</span>
      <Tool label={texts.next} path="m9 6 5 5-5 5" enabled={index < count - 1} onPress={() => onIndex(index + 1)} />
    </div>
  );
}
