import { useLayoutEffect, useRef } from "preact/hooks";
import type { View } from "../messages.ts";

/** The picture that the network gets; an empty frame before there is one. */
export function NetworkView({ view }: { readonly view: View | undefined }) {
  const size = view?.size ?? 1;
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current!.getContext("2d")!;
    const image = context.createImageData(size, size);
    view?.pixels.forEach((grey, pixel) => {
      image.data.set([grey, grey, grey, 255], pixel * 4);
    });
    context.putImageData(image, 0, 0);
  }, [size, view]);
  const dots = view ? `${size} by ${size} dots` : "nothing yet";
  return (
    <section class="network-view">
      <canvas ref={canvas} width={size} height={size} role="img" aria-label={`What the network sees, ${dots}`} />
      <div>
        <h2>What the network sees</h2>
        <p>Your strokes, moved to the middle and scaled to its grid of dots.</p>
      </div>
    </section>
  );
}
