import { brushWidth, paper } from "../../ink-canvas/paper.ts";
import type { LabelledInk } from "../../src/ink/jsonl.ts";
import { withInk } from "../../src/ink/png.ts";
import { svgPath } from "../../src/ink/svg.ts";

/** So many pixels for each unit of the paper, on every screen. */
const scale = 2;

/** The paper as a PNG, black on white, that carries the drawing. */
export async function pictureOf(drawing: LabelledInk): Promise<Blob> {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: paper.width * scale, height: paper.height * scale });
  const context = canvas.getContext("2d")!;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  Object.assign(context, { lineWidth: brushWidth, lineCap: "round", lineJoin: "round", strokeStyle: "#000" });
  for (const stroke of drawing.ink.strokes) {
    if (stroke.length > 0) context.stroke(new Path2D(svgPath(stroke)));
  }
  const plain = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!plain) throw new Error("The browser made no picture");
  return new Blob([withInk(new Uint8Array(await plain.arrayBuffer()), drawing)], { type: "image/png" });
}
