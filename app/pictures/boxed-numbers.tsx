import type { PictureSize } from "../../src/picture/file/picture-size.ts";
import type { PictureReading } from "../../src/recognizer/read-pixels.ts";
import { adoptStyles } from "../adopt-styles.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { strings } from "../strings/strings.ts";
import { arrange } from "./arrange.ts";
import styles from "./boxed-numbers.css?inline";
import { type Corrections, textOf } from "./write-numbers.ts";

adoptStyles(styles);

export interface BoxedNumbersProps {
  readonly opened: PictureSize;
  readonly reading: PictureReading;
  readonly corrections: Corrections;
  /** So many pixels of the screen are one of the picture. */
  readonly scale: number;
  readonly chosen: number | undefined;
  onChoose(number: number): void;
}

/** A box is a little larger than its number, in pixels of the screen. */
const room = 4;
/** Where the cells of a grid are so high, in pixels of the screen, there is room for what was read in them. */
const roomy = 34;

/** A number that is less likely right wants a second look. */
const sure = 0.9;

/** A radio group of boxes, one around each number, with what was read. */
export function BoxedNumbers({ opened, reading, corrections, scale, chosen, onChoose }: BoxedNumbersProps) {
  const inGrid = new Set(arrange(reading).grids.flatMap(({ rows }) => rows.flat(2)));
  return (
    <div class="picture-boxes" role="radiogroup" aria-label={lazyStrings().pictureView.boxes} dir="ltr">
      {reading.numbers.map(({ accepted, bounds, confidence }, i) => {
        if (!accepted) return null;
        const text = textOf(i, reading, corrections);
        const isUnsure = confidence < sure && !corrections.has(i);
        const isCrowded = inGrid.has(i) && bounds.height * scale < roomy;
        return (
          <label
            key={i}
            class="picture-box"
            data-crowded={isCrowded}
            data-unsure={isUnsure}
            data-left-out={text === ""}
            style={{
              left: `calc(${(100 * bounds.x) / opened.width}% - ${room}px)`,
              top: `calc(${(100 * bounds.y) / opened.height}% - ${room}px)`,
              width: `calc(${(100 * bounds.width) / opened.width}% + ${2 * room}px)`,
              height: `calc(${(100 * bounds.height) / opened.height}% + ${2 * room}px)`,
            }}
          >
            <input
              type="radio"
              name="picture-number"
              checked={i === chosen}
              aria-label={
                corrections.has(i)
                  ? text || lazyStrings().pictureView.leftOut
                  : strings.draw.digit({ text, probability: confidence, rough: false })
              }
              onChange={() => onChoose(i)}
            />
            <span aria-hidden="true">{isUnsure ? `${text}?` : text || "–"}</span>
          </label>
        );
      })}
    </div>
  );
}
