import { useMemo } from "preact/hooks";
import { simplify } from "../src/ink/simplify.ts";
import { bounds, type Ink } from "../src/ink/stroke.ts";

/** Width of the pen, and the finest that is to be seen, as shares of the longer side of what is drawn. */
const brush = 0.09;
const finest = 0.01;

/** A small picture of a drawing, in the colour of the text. */
export function InkPicture({ ink }: { readonly ink: Ink }) {
  const { view, path, width } = useMemo(() => pictureOf(ink), [ink]);
  return (
    <svg class="ink-picture" viewBox={view} aria-hidden="true">
      <path d={path} stroke-width={width} />
    </svg>
  );
}

function pictureOf(ink: Ink) {
  const box = bounds(ink) ?? { x: 0, y: 0, width: 0, height: 0 };
  const side = Math.max(box.width, box.height, 1);
  const pen = side * brush;
  // A 1 is no wider than others for being alone.
  const width = Math.max(box.width, side * 0.5);
  const left = box.x + (box.width - width) / 2;
  const paths = ink.strokes
    .filter(({ length }) => length > 0)
    .map((stroke) => {
      const [first, ...others] = simplify(stroke, side * finest);
      const to = others.length > 0 ? others : [first!];
      return `M${first!.x} ${first!.y}L${to.map(({ x, y }) => `${x} ${y}`).join(" ")}`;
    });
  const view = [left - pen / 2, box.y - pen / 2, width + pen, box.height + pen];
  return { view: view.join(" "), path: paths.join(""), width: pen };
}
