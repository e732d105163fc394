import { useLayoutEffect, useRef } from "preact/hooks";
import type { View } from "../reader.ts";
import { strings } from "../strings/strings.ts";
import "./network-view.css";

export interface NetworkViewProps {
  readonly view: View | undefined;
  /** What is said of it. */
  readonly note: string;
}

/** The picture that the network gets of a digit; an empty frame before there is one. */
export function NetworkView({ view, note }: NetworkViewProps) {
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
  return (
    <section class="panel network-view">
      <canvas ref={canvas} width={size} height={size} role="img" aria-label={strings.draw.networkImage(view && size)} />
      <div>
        <h2>{strings.draw.networkView}</h2>
        <p>{note}</p>
      </div>
    </section>
  );
}
