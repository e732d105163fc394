import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { View } from "../reader.ts";
import { paintView } from "../reading/paint-view.ts";
import { strings } from "../strings/strings.ts";
import { nearestTo } from "./nearest-to.ts";
import "./nearest-digits.css";

export interface NearestDigitsProps {
  /** What the network saw of the digit that it cannot tell. */
  readonly view: View;
  /** What it wavers between. */
  readonly digits: readonly [number, number];
}

/**
 * The nearest digits that people wrote, of each kind that an answer wavers between: of MNIST's images, which come when they are first
 * needed. Without a connection there is nothing.
 */
export function NearestDigits({ view, digits: [first, second] }: NearestDigitsProps) {
  const [found, setFound] = useState<readonly View[]>([]);
  useEffect(() => {
    let wanted = true;
    const find = async () => {
      const { fetchSample } = await import("../mnist-sample.ts");
      const sample = await fetchSample();
      if (wanted) setFound([first, second].flatMap((digit) => nearestTo(view, digit, sample) ?? []));
    };
    find().catch(() => {}); // it only explains
    return () => {
      wanted = false;
    };
  }, [view, first, second]);
  if (found.length < 2) return null;
  return (
    <figure class="nearest">
      <div dir="ltr" aria-hidden="true">
        {found.map((each, i) => (
          <Written key={i === 0 ? "first" : "second"} view={each} />
        ))}
      </div>
      <figcaption>{strings.draw.nearest(first, second)}</figcaption>
    </figure>
  );
}

function Written({ view }: { readonly view: View }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => paintView(canvas.current!, view), [view]);
  return <canvas ref={canvas} width={view.size} height={view.size} />;
}
