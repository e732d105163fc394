import { useLayoutEffect, useRef } from "preact/hooks";
import { chainOf, listOf } from "../../ink-canvas/chain.ts";
import { addStrokes, type Drawing, erase } from "../../ink-canvas/drawing.ts";
import { InkCanvas } from "../../ink-canvas/ink-canvas.ts";
import { paper } from "../../ink-canvas/paper.ts";
import type { Stroke } from "../../src/ink/stroke.ts";
import type { PictureSize } from "../../src/picture/file/picture-size.ts";
import type { FeatureProps } from "../feature.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { strings } from "../strings/strings.ts";
import { overPicture } from "./over-picture.ts";
import type { Placed } from "./zoom.ts";

export interface WritingLayerProps extends Pick<FeatureProps, "announce"> {
  /** In pixels of the picture. */
  readonly drawing: Drawing;
  /** It is written on; else it is only seen. */
  readonly isOn: boolean;
  readonly picture: PictureSize;
  readonly frame: PictureSize;
  readonly placed: Placed;
  onDraw(drawing: Drawing): void;
}

/** The surface over a picture, and the ink on it: it stays where it was written, however the picture is zoomed and moved. */
export function WritingLayer(props: WritingLayerProps) {
  const { drawing, isOn, picture, frame, placed } = props;
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<InkCanvas>(null);
  const over = overPicture(paper, frame, placed, picture);
  /** The strokes that are seen, and what each is in the picture. */
  const seen = useRef(new Map<Stroke, Stroke>());
  const latest = useRef({ ...props, over });
  latest.current = { ...props, over };
  const { surface: name, surfaceKeys: keys } = lazyStrings().pictureView;

  useLayoutEffect(() => {
    const inkCanvas = new InkCanvas(host.current!, strings.draw.inkCanvas);
    inkCanvas.addEventListener("end", ({ detail: strokes }) => {
      const { drawing, over, onDraw } = latest.current;
      onDraw(
        addStrokes(
          drawing,
          strokes.map((stroke) => stroke.map(over.toPicture)),
        ),
      );
    });
    inkCanvas.addEventListener("erase", ({ detail: strokes }) => {
      const { drawing, onDraw } = latest.current;
      onDraw(erase(drawing, new Set(strokes.map((stroke) => seen.current.get(stroke)!))));
    });
    inkCanvas.addEventListener("announce", ({ detail }) => latest.current.announce(detail));
    canvas.current = inkCanvas;
    return () => inkCanvas.remove();
  }, []);
  useLayoutEffect(() => canvas.current!.setStrings({ ...strings.draw.inkCanvas, name, keys }), [name]);
  useLayoutEffect(() => {
    const strokes = listOf(drawing.strokes).map((stroke) => [stroke.map(over.toSurface), stroke] as const);
    seen.current = new Map(strokes);
    canvas.current!.show(chainOf(strokes.map(([stroke]) => stroke)));
  }, [drawing, placed.left, placed.top, placed.width, frame.width]);
  return <div class="picture-ink" data-on={isOn} inert={!isOn} dir="ltr" ref={host} />;
}
