import { digits } from "../../src/model/classes.ts";
import type { ReadDigit } from "../../src/recognizer/reading.ts";
import { strings } from "../strings/strings.ts";
import "./bars.css";

const none: readonly number[] = Array.from({ length: digits }, () => 0);

/** Ten upright bars, 0 to 9 always in place, of the digit that is looked at; the one that was read stands out. */
export function Bars({ digit, rough }: { readonly digit: ReadDigit | undefined; readonly rough: boolean }) {
  return (
    <ul class="bars" dir="ltr" aria-label={strings.draw.bars}>
      {(digit?.probabilities.slice(0, digits) ?? none).map((probability, each) => (
        <li key={each} data-best={each === digit?.digit}>
          {/* biome-ignore lint/a11y/useSemanticElements: <meter> cannot stand upright in every browser. */}
          <div
            class="bar"
            role="meter"
            aria-label={String(each)}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(probability * 1000) / 10}
            aria-valuetext={strings.draw.share({ probability, rough })}
          >
            <span style={{ transform: `translateY(${(1 - probability) * 100}%)` }} />
          </div>
          <span class="bar-digit" aria-hidden="true">
            {each}
          </span>
        </li>
      ))}
    </ul>
  );
}
