// Draws the icons of the app and its preview card from app/mark.svg, in Chromium: `node tools/draw-icons.mjs [path of Chromium]`.
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const folder = fileURLToPath(new URL("../app/public/", import.meta.url));
const mark = readFileSync(new URL("../app/mark.svg", import.meta.url), "utf8");
const paper = "#faf9f5";

/** How large the mark is, as a share of the icon: a mask may take all but a circle of 80 % of one. */
const icons = [
  { file: "icons/192.png", size: 192, share: 0.66 },
  { file: "icons/512.png", size: 512, share: 0.66 },
  { file: "icons/maskable-512.png", size: 512, share: 0.5 },
  { file: "icons/apple-touch.png", size: 180, share: 0.6 },
];

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? process.env.TENPEN_CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const tab = await browser.newPage({ colorScheme: "light" });
mkdirSync(`${folder}icons`, { recursive: true });

/** @type {(file: string, width: number, height: number, html: string) => Promise<void>} */
async function draw(file, width, height, html) {
  await tab.setViewportSize({ width, height });
  const style = `body { display: grid; height: 100vh; margin: 0; place-content: center; background: ${paper} }`;
  await tab.setContent(`<!doctype html><style>${style}</style>${html}`);
  await tab.screenshot({ path: folder + file });
}

for (const { file, size, share } of icons) {
  await draw(file, size, size, `<style>svg { width: ${size * share}px; display: block }</style>${mark}`);
}
const card = `
  body { gap: 28px; justify-items: center; color: #1b1b1f; font: 44px/1.3 "Inter", "Segoe UI", "DejaVu Sans", sans-serif }
  svg { width: 240px; display: block }
  h1 { margin: 0; font-size: 76px }
  p { margin: 0; color: #63636b }`;
const words = "<h1>Tenpen</h1><p>Write a number and see it read as you write.</p>";
await draw("preview-card.png", 1200, 630, `<style>${card}</style>${mark}${words}`);
await browser.close();
