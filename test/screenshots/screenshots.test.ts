import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openInState, pageStates } from "../e2e/page-states.ts";
import { type TenpenPage, useBrowser } from "../e2e/tenpen-page.ts";
import { root } from "../support/call.ts";

useBrowser();

const folder = join(root, "docs/screenshots");
/** All together shall weigh no more, in bytes. */
const budget = 2_500_000;

const screens = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} as const;
const themes = ["light", "dark"] as const;

let weight = 0;
const sections: string[] = [];

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});

afterAll(() => {
  const head = "# How the page looks\n\nEvery state of it, on a phone and on a desk, written by `npm run screenshots`.";
  writeFileSync(join(folder, "README.md"), `${[head, ...sections].join("\n\n")}\n`);
});

it.each(Object.entries(pageStates))("%s", async (name, state) => {
  const slug = name.replaceAll(/\W+/g, "-");
  const images: string[] = [];
  for (const [screen, options] of Object.entries(screens)) {
    const tenpen = await openInState(state, { ...options, reducedMotion: "reduce" });
    for (const theme of themes) {
      await tenpen.page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      const file = `${slug}.${screen}-${theme}.webp`;
      writeFileSync(join(folder, file), await picture(tenpen));
      weight += statSync(join(folder, file)).size;
      images.push(`![${name}, ${screen}, ${theme}](${file})`);
    }
  }
  sections.push(`## ${name[0]!.toUpperCase()}${name.slice(1)}\n\n${images.join(" ")}`);
  expect(weight).toBeLessThanOrEqual(budget);
});

/** What is in the window, painted: WebP, which Playwright itself does not write. */
async function picture({ page, devtools }: TenpenPage): Promise<Buffer> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: 30 });
  return Buffer.from(data, "base64");
}
