import type { Page } from "playwright-core";
import { it } from "vitest";
import { numberAt } from "./drawn.ts";
import { eventually, openTenpen, useBrowser } from "./tenpen-page.ts";

useBrowser();

it.each<[string, (page: Page) => Promise<unknown>]>([
  ["WebAssembly with SIMD", withoutSimd],
  ["storage of any kind", (page) => page.addInitScript(blockStorage)],
  ["what only newer browsers can", (page) => page.addInitScript(takeNewerAway)],
])("reads 305, and the next 305, in a browser that lacks %s", async (_, prepare) => {
  const tenpen = await openTenpen({ prepare });
  for (let i = 0; i < 2; i++) {
    await tenpen.drawWithMouse(numberAt("305", { x: 0.1, y: 0.35, height: 0.22 }));
    await eventually(() => tenpen.heard()).toMatch(/^305, with /);
    await tenpen.button("Clear").click();
    await eventually(() => tenpen.shownNumber()).toBe("");
  }
});

// Whoever did not ask would fail.
const withoutSimdInWorker = `
  WebAssembly.validate = () => false;
  for (const name of ["Module", "instantiate", "compile"]) WebAssembly[name] = undefined;
`;

/** In the page's worker, which reads. */
function withoutSimd(page: Page): Promise<unknown> {
  return page.context().route("**/recognizer.worker*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${withoutSimdInWorker}\n${await response.text()}` });
  });
}

/** As where a person lets no site keep anything. */
function blockStorage(): void {
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException("Access is denied", "SecurityError");
      },
    });
  }
}

function takeNewerAway(): void {
  const missing = { BroadcastChannel: window, speechSynthesis: window, caches: window };
  for (const [name, owner] of Object.entries(missing)) delete (owner as unknown as Record<string, unknown>)[name];
  for (const name of ["clipboard", "serviceWorker", "storage", "share"]) {
    delete (Navigator.prototype as unknown as Record<string, unknown>)[name];
  }
  delete (Element.prototype as unknown as Record<string, unknown>).checkVisibility;
}
