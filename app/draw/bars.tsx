import * as strings from "../strings/en.ts";
import "./bars.css";

const none: readonly number[] = Array.from({ length: 10 }, () => 0);

/** Ten upright bars, 0 to 9 always in place; the tallest stands out. */
export function Bars({ probabilities = none }: { readonly probabilities: readonly number[] | undefined }) {
  const best = probabilities.indexOf(Math.max(...probabilities));
  return (
    <ul class="bars" aria-label={strings.draw.bars}>
      {probabilities.map((probability, digit) => (
        <li key={digit} data-best={probabilities !== none && digit === best}>
          {/* biome-ignore lint/a11y/useSemanticElements: <meter> cannot stand upright in every browser. */}
          <div
            class="bar"
            role="meter"
            aria-label={String(digit)}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(probability * 1000) / 10}
            aria-valuetext={strings.percent(probability)}
          >
            <span style={{ transform: `translateY(${(1 - probability) * 100}%)` }} />
          </div>
          <span class="bar-digit" aria-hidden="true">
            {digit}
          </span>
        </li>
      ))}
    </ul>
  );
}
