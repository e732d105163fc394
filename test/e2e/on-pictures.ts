import { readFileSync } from "node:fs";
import type { Stroke } from "../../src/ink/stroke.ts";
import { drawnNumber, drawPicture } from "../support/draw-picture.ts";
import { pngOf } from "../support/png-of.ts";
import type { NamedFile } from "./bring-files.ts";
import type { TenpenPage } from "./tenpen-page.ts";

// Pictures, and what a person does with them on the page.

export const ofTwo: NamedFile = {
  name: "two.png",
  bytes: pngOf(drawPicture(400, { strokes: [...drawnNumber("483", 60, 80), ...drawnNumber("27", 90, 260)] })),
};
export const ofOne: NamedFile = {
  name: "one.png",
  bytes: pngOf(drawPicture(300, { strokes: drawnNumber("95", 60, 110) })),
};
export const ofNone: NamedFile = { name: "none.png", bytes: pngOf(drawPicture(200, { strokes: [] })) };

export const button = ({ page }: TenpenPage, name: string) => page.getByRole("button", { name, exact: true });
export const boxes = ({ page }: TenpenPage) => page.getByRole("radiogroup", { name: "Numbers in the picture" });
export const numbers = async (tenpen: TenpenPage) => (await boxes(tenpen).locator("label").allInnerTexts()).join(" ");
export const problems = ({ page }: TenpenPage) => page.getByRole("alert").allInnerTexts();

export async function choose(tenpen: TenpenPage, files: readonly NamedFile[]): Promise<void> {
  const chooser = tenpen.page.waitForEvent("filechooser");
  await button(tenpen, "Choose pictures…").click();
  await (await chooser).setFiles(
    files.map(({ name, bytes }) => ({ name, mimeType: "image/png", buffer: Buffer.from(bytes) })),
  );
}

export async function save(tenpen: TenpenPage, name: string): Promise<string> {
  const download = tenpen.page.waitForEvent("download");
  await button(tenpen, name).click();
  return readFileSync(await (await download).path(), "utf8");
}

/** Writes on a picture with the mouse; strokes are in its pixels. */
export async function write({ page }: TenpenPage, strokes: readonly Stroke[], width: number): Promise<void> {
  const box = (await page.locator(".picture-layer").boundingBox())!;
  const scale = box.width / width;
  for (const stroke of strokes) {
    const [first, ...others] = stroke.map(({ x, y }) => [box.x + x * scale, box.y + y * scale] as const);
    await page.mouse.move(...first!);
    await page.mouse.down();
    // Sent at once, as `drawWithMouse` does.
    await Promise.all(others.map((point) => page.mouse.move(...point)));
    await page.mouse.up();
  }
}
