import { brushWidth, paper } from "../../ink-canvas/paper.ts";
import { type Bounds, bounds, type Ink, type Stroke } from "../../src/ink/stroke.ts";

/**
 * The strokes of a drawing in units of the paper: its surface is made as large as fits, in the middle. What does not say its surface,
 * or goes beyond it, is placed by its strokes alone.
 */
export function fitToPaper(ink: Ink): readonly Stroke[] {
  const box = bounds(ink);
  if (!box) return [];
  const { width = 0, height = 0 } = ink;
  const holds = box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
  const surface: Bounds = holds ? { x: 0, y: 0, width, height } : box;
  const margin = holds ? 0 : 4 * brushWidth;
  const scale = Math.min(
    (paper.width - 2 * margin) / Math.max(surface.width, 1),
    (paper.height - 2 * margin) / Math.max(surface.height, 1),
  );
  if (holds && scale === 1) return ink.strokes;
  const left = (paper.width - surface.width * scale) / 2 - surface.x * scale;
  const top = (paper.height - surface.height * scale) / 2 - surface.y * scale;
  return ink.strokes.map((stroke) =>
    stroke.map((point) => ({ ...point, x: left + point.x * scale, y: top + point.y * scale })),
  );
}
