import type { ComponentChildren, Ref } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { View } from "../reader.ts";
import { strings } from "../strings/strings.ts";
import { paintView } from "./paint-view.ts";
import "./network-view.css";

export interface NetworkViewProps {
  readonly view: View | undefined;
  /** What is said of it. */
  readonly note: string;
  /** The picture. */
  readonly picture?: Ref<HTMLDivElement>;
  readonly children?: ComponentChildren;
}

/** The picture that the network gets of a digit; an empty frame before there is one. */
export function NetworkView({ view, note, picture, children }: NetworkViewProps) {
  const size = view?.size ?? 1;
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (view) paintView(canvas.current!, view);
    else canvas.current!.getContext("2d")!.clearRect(0, 0, 1, 1);
  }, [view]);
  return (
    <section class="panel network-view">
      <div ref={picture ?? null}>
        <canvas
          ref={canvas}
          width={size}
          height={size}
          role="img"
          aria-label={strings.draw.networkImage(view && size)}
        />
      </div>
      <div>
        <h2>{strings.draw.networkView}</h2>
        <p>{note}</p>
        {children}
      </div>
    </section>
  );
}
