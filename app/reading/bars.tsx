import { useRef } from "preact/hooks";
import { digits } from "../../src/model/classes.ts";
import type { ReadDigit } from "../../src/recognizer/reading.ts";
import { strings } from "../strings/strings.ts";
import "./bars.css";

const none: readonly number[] = Array.from({ length: digits }, () => 0);

export interface BarsProps {
  readonly digit: ReadDigit | undefined;
  readonly rough: boolean;
  /** What was drawn is this digit, whatever was read; undefined where nobody would learn from that. */
  readonly onCorrect: ((digit: number) => void) | undefined;
}

/**
 * Ten upright bars, 0 to 9 always in place, of the digit that is looked at; the one that was read stands out. Their digits are one stop
 * of the Tab key: arrows go from one to the next, and the keys 0 to 9 say which it is.
 */
export function Bars({ digit, rough, onCorrect }: BarsProps) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[0-9]$/.test(event.key)) onCorrect?.(Number(event.key));
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    const buttons = [...list.current!.querySelectorAll("button")];
    const next = buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step];
    next?.focus();
    event.preventDefault();
  };
  return (
    <ul class="bars" dir="ltr" aria-label={strings.draw.bars} ref={list} onKeyDown={onKeyDown}>
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
          <button
            type="button"
            class="bar-digit"
            aria-label={strings.learn.thatWasA(`${each}`)}
            aria-disabled={!onCorrect}
            tabIndex={onCorrect && each === (digit?.digit ?? 0) ? 0 : -1}
            onClick={() => onCorrect?.(each)}
          >
            {each}
          </button>
        </li>
      ))}
    </ul>
  );
}
