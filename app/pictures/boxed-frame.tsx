import type { PictureSize } from "../../src/picture/file/picture-size.ts";
import type { PictureReading } from "../../src/recognizer/read-pixels.ts";

/** Boxes over what the camera sees, and over what was read at a glance: to be seen, and nothing to press. */
export function BoxedFrame({ size, reading }: { readonly size: PictureSize; readonly reading: PictureReading }) {
  return (
    <svg class="picture-live" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      {reading.numbers.map(({ accepted, bounds: { x, y, width, height }, text }, i) =>
        accepted ? (
          <g key={i}>
            <rect x={x} y={y} width={width} height={height} rx={size.width / 200} />
            <text x={x} y={y - size.width / 160} font-size={size.width / 28}>
              {text}
            </text>
          </g>
        ) : null,
      )}
    </svg>
  );
}
