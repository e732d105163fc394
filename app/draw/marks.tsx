import type { Reading } from "../../src/recognizer/reading.ts";
import { placeMarks } from "./place-marks.ts";
import "./marks.css";

const share = (part: number) => `${100 * part}%`;

/** What was read, at the ink that it was read of: a line below each digit's ink, and the digit above it. Only to be seen. */
export function Marks({
  reading,
  inView,
}: {
  readonly reading: Reading | undefined;
  readonly inView: number | undefined;
}) {
  const marks = reading ? placeMarks(reading) : [];
  return (
    <div class="marks" aria-hidden="true">
      {marks.map(({ index, text, left, width, top, bottom }) => (
        <div key={index} data-in-view={index === inView} style={{ left: share(left), width: share(width) }}>
          {top !== undefined && (
            <span class="mark-digit" style={{ bottom: share(1 - top) }}>
              {text}
            </span>
          )}
          {bottom !== undefined && <span class="mark-line" style={{ top: share(bottom) }} />}
        </div>
      ))}
    </div>
  );
}
