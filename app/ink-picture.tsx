import { simplify } from "../src/ink/simplify.ts";
import { bounds, type Ink } from "../src/ink/stroke.ts";

/** Width of the pen, and the finest that is to be seen, as shares of the longer side of what is drawn. */
const brush = 0.09;
const finest = 0.01;

/** A small picture of a drawing, in the colour of the text. */
export function InkPicture({ ink }: { readonly ink: Ink }) {
  const box = bounds(ink) ?? { x: 0, y: 0, width: 0, height: 0 };
  const side = Math.max(box.width, box.height, 1);
  const [width, height] = [Math.max(box.width, side * 0.5), box.height + side * brush];
  const left = box.x + (box.width - width) / 2 - (side * brush) / 2;
  const view = [left, box.y - (side * brush) / 2, width + side * brush, height];
  const path = ink.strokes
    .filter(({ length }) => length > 0)
    .map((stroke) => {
      const [first, ...others] = simplify(stroke, side * finest);
      const to = others.length > 0 ? others : [first!];
      return `M${first!.x} ${first!.y}L${to.map(({ x, y }) => `${x} ${y}`).join(" ")}`;
    });
  return (
    <svg class="ink-picture" viewBox={view.join(" ")} aria-hidden="true">
      <path d={path.join("")} stroke-width={side * brush} />
    </svg>
  );
}
