import { percent } from "./verdict.ts";

const none: readonly number[] = Array.from({ length: 10 }, () => 0);

/** Ten upright bars, 0 to 9 always in place. `first` and `second` are the digits that stand out. */
export function Bars(props: {
  readonly probabilities: readonly number[] | undefined;
  readonly first: number | undefined;
  readonly second: number | undefined;
}) {
  const { probabilities = none, first, second } = props;
  return (
    <ul class="bars" aria-label="How likely each digit is">
      {probabilities.map((probability, digit) => (
        <li key={digit} data-place={digit === first ? "first" : digit === second ? "second" : undefined}>
          {/* biome-ignore lint/a11y/useSemanticElements: <meter> cannot stand upright in every browser. */}
          <div
            class="bar"
            role="meter"
            aria-label={String(digit)}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(probability * 1000) / 10}
            aria-valuetext={percent(probability)}
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
