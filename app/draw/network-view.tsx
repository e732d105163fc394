import { useLayoutEffect, useRef } from "preact/hooks";

const side = 28;

/** The 28×28 picture that the network gets; black before there is one. */
export function NetworkView({ pixels }: { readonly pixels: Uint8Array | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current!.getContext("2d")!;
    const image = context.createImageData(side, side);
    for (let pixel = 0; pixel < side * side; pixel++) {
      const grey = pixels?.[pixel] ?? 0;
      image.data.set([grey, grey, grey, 255], pixel * 4);
    }
    context.putImageData(image, 0, 0);
  }, [pixels]);
  return (
    <section class="network-view">
      <canvas ref={canvas} width={side} height={side} role="img" aria-label="What the network sees, 28 by 28 dots" />
      <div>
        <h2>What the network sees</h2>
        <p>Your strokes, moved to the middle and scaled to 28 × 28 dots.</p>
      </div>
    </section>
  );
}
