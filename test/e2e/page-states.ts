import type { Page, Route } from "playwright-core";
import { alwaysSeven } from "../support/call.ts";
import { drawnNumber, drawPicture, line as ruled } from "../support/draw-picture.ts";
import { pngOf } from "../support/png-of.ts";
import { bringFiles } from "./bring-files.ts";
import { type Drawn, line, numberAt, one, placedAt, recordedDigits } from "./drawn.ts";
import { write } from "./on-pictures.ts";
import { readAs } from "./read-as.ts";
import { type scenes, takePicture } from "./scenes.ts";
import { eventually, type OpenOptions, openTenpen, sendLikely, sendRead, type TenpenPage } from "./tenpen-page.ts";

/** How the page may look, and how it comes to look so. */
export interface PageState {
  readonly prepare?: (page: Page) => Promise<unknown>;
  readonly expectErrors?: boolean;
  reach(tenpen: TenpenPage): Promise<unknown>;
}

/** A star of eight rays, drawn without lifting the pen. */
export const scribble: Drawn = [
  Array.from({ length: 33 }, (_, i) => {
    const [radius, angle] = [i % 2 === 0 ? 0.36 : 0.04, (i * Math.PI) / 8];
    return { x: 0.5 + radius * Math.cos(angle), y: 0.5 + radius * Math.sin(angle) };
  }),
];

const models = "**/*.safetensors";
const seven = placedAt(recordedDigits()[7]!, { x: 0.5, y: 0.5, size: 0.6 });
const year = numberAt("2026", { x: 0.1, y: 0.35, height: 0.22 });

/** Draws, and waits until it was said what was read. */
async function drawAndHear(tenpen: TenpenPage, drawn: Drawn, heard: RegExp): Promise<void> {
  await tenpen.drawWithMouse(drawn);
  await eventually(() => tenpen.heard()).toMatch(heard);
}

/** So that it is among the drawings of before. */
async function writeAndClear(tenpen: TenpenPage, drawn: Drawn, heard: RegExp): Promise<void> {
  await drawAndHear(tenpen, drawn, heard);
  await tenpen.button("Clear").click();
  await eventually(() => tenpen.paintedBox()).toBeNull();
}

async function choose(tenpen: TenpenPage, name: string, bytes: Uint8Array): Promise<void> {
  const chooser = tenpen.page.waitForEvent("filechooser");
  await tenpen.page.getByRole("button", { name: /^Use / }).click();
  await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
}

/** Brings a picture, and waits until it was read. */
async function showScene(tenpen: TenpenPage, name: keyof typeof scenes): Promise<void> {
  await bringFiles(tenpen, "drop", [await takePicture(tenpen, name)]);
  await tenpen.page.getByRole("button", { name: "Save as CSV" }).waitFor();
}

/** Every state of the page that looks like no other, by name. */
export const pageStates: Readonly<Record<string, PageState>> = {
  blank: {
    reach: ({ page }) => page.getByRole("progressbar").waitFor({ state: "detached" }),
  },
  "blank, idle": {
    prepare: (page) => page.clock.install(),
    async reach({ page }) {
      await page.getByRole("progressbar").waitFor({ state: "detached" });
      await page.clock.fastForward(7000);
      await page.locator(".idle-hint").waitFor();
      await page.clock.fastForward(3000);
    },
  },
  loading: {
    prepare: (page) => page.context().route(models, () => {}),
    reach: (tenpen) => tenpen.drawWithMouse(seven),
  },
  "loading long": {
    async prepare(page) {
      await page.clock.install();
      await page.context().route(models, () => {});
    },
    async reach({ page }) {
      await page.getByRole("progressbar").waitFor();
      await page.clock.fastForward(11_000);
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  "not loaded": {
    prepare: (page) => page.context().route(models, (route: Route) => route.abort()),
    expectErrors: true,
    async reach(tenpen) {
      await tenpen.page.getByRole("alert").waitFor();
      await tenpen.drawWithMouse(seven);
    },
  },
  digit: { reach: (tenpen) => drawAndHear(tenpen, seven, /^7, /) },
  "pen down": {
    async reach(tenpen) {
      await tenpen.drawWithMouse(one, { lift: false });
      await eventually(() => tenpen.shownDigit()).toMatch(/\d/);
    },
  },
  "two digits that are about as likely": {
    prepare: (page) => sendLikely(page, { 4: 0.524, 9: 0.456 }),
    async reach(tenpen) {
      await drawAndHear(tenpen, placedAt(recordedDigits()[4]!, { x: 0.5, y: 0.5, size: 0.6 }), /^4, /);
      await tenpen.page.locator(".nearest").waitFor();
    },
  },
  "no number": { reach: (tenpen) => drawAndHear(tenpen, scribble, /^No number here/) },
  "too little": {
    reach: (tenpen) => drawAndHear(tenpen, [line({ x: 0.5, y: 0.5 }, { x: 0.504, y: 0.506 }, 1)], /too little/),
  },
  number: { reach: (tenpen) => drawAndHear(tenpen, year, /^2026, /) },
  "a digit of a number": {
    async reach(tenpen) {
      await drawAndHear(tenpen, year, /^2026, /);
      await tenpen.page.getByRole("radio").nth(3).click();
      await tenpen.page.getByText(/^Digit 4 of 4/).waitFor();
    },
  },
  "a number that is wavered over": {
    prepare: (page) => sendRead(page, readAs("123,456", { "123456": 0.39 })),
    reach: (tenpen) => drawAndHear(tenpen, one, /^123,456, /),
  },
  "numbers on lines": {
    reach: (tenpen) =>
      drawAndHear(
        tenpen,
        [
          ...numberAt("17", { x: 0.08, y: 0.1, height: 0.2 }),
          ...numberAt("305", { x: 0.55, y: 0.1, height: 0.2 }),
          ...numberAt("2026", { x: 0.08, y: 0.6, height: 0.2 }),
        ],
        /^3 numbers: /,
      ),
  },
  how: {
    async reach(tenpen) {
      await drawAndHear(tenpen, seven, /^7, /);
      await tenpen.page.getByRole("button", { name: "How was this read?" }).click();
      await tenpen.page
        .getByText(/^It sees /)
        .first()
        .waitFor();
    },
  },
  corrected: {
    async reach(tenpen) {
      await drawAndHear(tenpen, seven, /^7, /);
      await tenpen.page.getByRole("button", { name: "That was a 1" }).click();
      await eventually(() => tenpen.shownDigit()).toBe("1");
      await eventually(() => tenpen.page.locator(".reading").getAttribute("data-settled")).toBe("true");
    },
  },
  "your hand": {
    async reach({ page }) {
      await page.getByRole("region", { name: "Your hand" }).locator("summary").click();
      await page.getByText(/^What you correct/).waitFor();
    },
  },
  "not live": {
    async reach(tenpen) {
      await tenpen.live.uncheck();
      await tenpen.drawWithMouse(seven);
      await eventually(() => tenpen.button("Recognize").isEnabled()).toBe(true);
    },
  },
  eraser: {
    async reach(tenpen) {
      await drawAndHear(tenpen, seven, /^7, /);
      await tenpen.button("Eraser").click();
    },
  },
  "pen only": {
    async reach(tenpen) {
      const [stroke] = await tenpen.onScreen(one);
      await tenpen.stylus("mousePressed", stroke![0]!);
      for (const point of stroke!) await tenpen.stylus("mouseMoved", point);
      await tenpen.stylus("mouseReleased", stroke!.at(-1)!);
      await tenpen.page.getByRole("button", { name: "Draw with finger" }).waitFor();
      await tenpen.heardDigit();
    },
  },
  keyboard: {
    async reach(tenpen) {
      await tenpen.page.keyboard.press("Tab");
      await tenpen.page.getByText(/^Arrows move/).waitFor();
      await tenpen.page.keyboard.press("Space");
      await tenpen.pressArrows("3D");
    },
  },
  keys: {
    async reach({ page }) {
      await page.getByRole("button", { name: "Keys" }).click();
      await page.getByRole("dialog", { name: "Keys" }).waitFor();
    },
  },
  "a model of one's own": {
    async reach(tenpen) {
      await tenpen.drawWithMouse(seven);
      await choose(tenpen, "seven.safetensors", alwaysSeven());
      await tenpen.page.getByRole("heading", { name: "Reads with seven.safetensors" }).waitFor();
      await tenpen.page.getByText("Read by seven.safetensors").waitFor();
    },
  },
  "a file that is no model": {
    expectErrors: true,
    async reach(tenpen) {
      await choose(tenpen, "broken.safetensors", alwaysSeven().subarray(0, 1000));
      await tenpen.page.getByRole("alert").waitFor();
    },
  },
  "drawings of before": {
    async reach(tenpen) {
      await writeAndClear(tenpen, year, /^2026, /);
      await writeAndClear(tenpen, seven, /^7, /);
      await tenpen.page.getByRole("button", { name: "Open 2026" }).waitFor();
    },
  },
  "all drawings of before": {
    async reach(tenpen) {
      await writeAndClear(tenpen, year, /^2026, /);
      await writeAndClear(tenpen, scribble, /^No number here/);
      await tenpen.page.getByRole("button", { name: "More", exact: true }).click();
      await tenpen.page.getByRole("dialog", { name: "Earlier" }).waitFor();
    },
  },
  share: {
    async reach(tenpen) {
      await drawAndHear(tenpen, year, /^2026, /);
      await tenpen.page.getByRole("button", { name: "Share", exact: true }).click();
      await tenpen.page.getByRole("dialog", { name: "Share" }).waitFor();
    },
  },
  "ways to a picture": {
    async reach({ page }) {
      await page.getByRole("button", { name: "Picture", exact: true }).click();
      await page.getByRole("button", { name: "Use the camera" }).waitFor();
    },
  },
  "a picture": {
    async reach(tenpen) {
      const strokes = [...drawnNumber("483", 60, 80), ...drawnNumber("27", 90, 260)];
      const squares = [0, 1, 2].flatMap((i) => [
        ruled([250, 200 + 70 * i], [390, 200 + 70 * i]),
        ruled([250 + 70 * i, 200], [250 + 70 * i, 340]),
      ]);
      const cells = [...drawnNumber("6", 268, 212, 44), ...drawnNumber("5", 338, 282, 44)];
      await bringFiles(tenpen, "drop", [
        { name: "a.png", bytes: pngOf(drawPicture(400, { strokes: [...strokes, ...cells], rules: squares })) },
        { name: "b.png", bytes: pngOf(drawPicture(50, { strokes: [] })) },
      ]);
      await tenpen.page.getByRole("button", { name: "Save as CSV" }).waitFor();
      await tenpen.page.getByRole("textbox", { name: "Correct it" }).fill("482");
      await tenpen.page.keyboard.press("Enter");
      await tenpen.page.getByText("Corrected by you", { exact: true }).waitFor();
    },
  },
  "a sum on paper": { reach: (tenpen) => showScene(tenpen, "sum.jpg") },
  "a form": { reach: (tenpen) => showScene(tenpen, "form.jpg") },
  "a sudoku": { reach: (tenpen) => showScene(tenpen, "sudoku.jpg") },
  "a screenshot": { reach: (tenpen) => showScene(tenpen, "screenshot.jpg") },
  "a bad photo": { reach: (tenpen) => showScene(tenpen, "bad photo.jpg") },
  "a picture that is written on": {
    async reach(tenpen) {
      await showScene(tenpen, "sum.jpg");
      await tenpen.page.getByRole("button", { name: "Write on it" }).click();
      await write(tenpen, drawnNumber("7", 800, 590, 90), 1000);
      await eventually(() => tenpen.heard()).toMatch(/^Added: 7, /);
    },
  },
  "several pictures": {
    async reach(tenpen) {
      const pictures = [await takePicture(tenpen, "form.jpg"), await takePicture(tenpen, "sum.jpg")];
      await bringFiles(tenpen, "drop", [...pictures, { name: "broken.png", bytes: pictures[0]!.bytes.slice(0, 200) }]);
      await eventually(() => tenpen.heard()).toMatch(/^2 pictures read/);
    },
  },
  "a picture that cannot be read": {
    async reach(tenpen) {
      await bringFiles(tenpen, "drop", [{ name: "a.pdf", bytes: Buffer.from("%PDF-1.7") }]);
      await tenpen.page.getByRole("alert").waitFor();
    },
  },
  "nothing is kept": {
    prepare: (page) => page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined })),
    reach: ({ page }) => page.locator(".kept-notice").waitFor(),
  },
  offline: {
    async reach({ page }) {
      await page.getByRole("progressbar").waitFor({ state: "detached" });
      await page.context().setOffline(true);
      await page.getByText("Offline.").waitFor();
    },
  },
};

/** Opens the page in a state. */
export async function openInState(state: PageState, options: OpenOptions = {}): Promise<TenpenPage> {
  const { prepare, expectErrors = false, reach } = state;
  const tenpen = await openTenpen({ ...options, expectErrors, ...(prepare && { prepare }) });
  await reach(tenpen);
  return tenpen;
}
