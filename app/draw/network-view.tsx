import { useLayoutEffect, useRef } from "preact/hooks";
import type { View } from "../messages.ts";

// Before there is a picture, one black dot fills its place.
const dark: View = { size: 1, pixels: new Uint8Array(1) };

/** The picture that the network gets; black before there is one. */
export function NetworkView({ view = dark }: { readonly view: View | undefined }) {
  const { size, pixels } = view;
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current!.getContext("2d")!;
    const image = context.createImageData(size, size);
    pixels.forEach((grey, pixel) => {
      image.data.set([grey, grey, grey, 255], pixel * 4);
    });
    context.putImageData(image, 0, 0);
  }, [size, pixels]);
  const dots = view === dark ? "nothing yet" : `${size} by ${size} dots`;
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
