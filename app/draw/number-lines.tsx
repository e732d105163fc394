import { useLayoutEffect, useRef } from "preact/hooks";
import { type Choosing, Digits } from "../reading/digits.tsx";
import { type PlacedNumber, runnerUp } from "../reading/outcome.ts";
import { strings } from "../strings/strings.ts";
import "./number-lines.css";

/** Several numbers, line by line as they were written. They scroll where there is no room for all. */
export function NumberLines({
  lines,
  ...choosing
}: Choosing & { readonly lines: readonly (readonly PlacedNumber[])[] }) {
  const list = useRef<HTMLDivElement>(null);
  // Whoever writes a column sees what was written last.
  useLayoutEffect(() => {
    list.current!.scrollTop = list.current!.scrollHeight;
  }, [lines.length]);
  return (
    <div
      class="lines"
      role="radiogroup"
      aria-label={strings.draw.digits}
      style={{ "--lines": lines.length }}
      ref={list}
    >
      {lines.map((line, i) => (
        <div key={i} class="line" dir="ltr">
          {line.map((placed, j) => (
            <Digits key={j} placed={placed} {...choosing} />
          ))}
          <bdi class="line-note">{noteOf(line)}</bdi>
        </div>
      ))}
    </div>
  );
}

/** How likely all of the line is right, and what else it may be where it is one number. */
function noteOf(line: readonly PlacedNumber[]): string {
  const probability = line.reduce((product, { number }) => product * number.confidence, 1);
  const share = strings.draw.share({ probability, rough: line[0]!.rough });
  const other = line.length === 1 ? runnerUp(line[0]!) : undefined;
  return other ? `${share} ${strings.draw.orOnly(other.text)}` : share;
}
