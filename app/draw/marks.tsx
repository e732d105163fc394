import type { Reading } from "../../src/recognizer/reading.ts";
import { placeMarks } from "./place-marks.ts";
import "./marks.css";

export interface MarksProps {
  readonly reading: Reading;
  /** The digit that is looked at, as its index among all. */
  readonly inView: number | undefined;
}

/** What was read, at the ink that it was read of: a line below each digit's ink, and the digit above it. Only to be seen. */
export function Marks({ reading, inView }: MarksProps) {
  const { digits, numbers } = placeMarks(reading);
  return (
    <div class="marks" aria-hidden="true">
      {digits.map(({ index, text, left, width, top, bottom }) => (
        <div
          key={index}
          class="mark-at"
          data-in-view={index === inView}
          style={{ left: share(left), width: share(width) }}
        >
          {top !== undefined && (
            <span class="mark-digit" style={{ bottom: share(1 - top) }}>
              {text}
            </span>
          )}
          {bottom !== undefined && <span class="mark-line" style={{ top: share(bottom) }} />}
        </div>
      ))}
      {numbers.map(({ text, left, middle }, i) => (
        <span key={i} class="mark-number" style={{ left: share(left), top: share(middle) }}>
          {text}
        </span>
      ))}
    </div>
  );
}

function share(part: number): string {
  return `${100 * part}%`;
}
