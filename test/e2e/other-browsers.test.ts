import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawnNumber, drawPicture } from "../support/draw-picture.ts";
import { pngOf } from "../support/png-of.ts";
import { sayWhySkipped } from "../support/skipped.ts";
import type { DrivenBrowser, DrivenTab } from "./driven-browser.ts";
import { firefoxPath, launchFirefox } from "./firefox.ts";
import { StaticHost } from "./static-host.ts";
import { launchWebkit, noWebkit } from "./webkit.ts";

if (!firefoxPath) sayWhySkipped("the page in Firefox: TENPEN_FIREFOX names one");
if (noWebkit) sayWhySkipped(`the page in WebKit: ${noWebkit}`);

let browser: DrivenBrowser;
let tab: DrivenTab;

/** Draws a 1 with arrow keys: there are no other hands in these browsers. */
const drawOne = `(() => {
  const canvas = document.querySelector("[role=application]");
  canvas.focus();
  const press = (key, count = 1) => {
    for (let i = 0; i < count; i++) {
      for (const type of ["keydown", "keyup"]) canvas.dispatchEvent(new KeyboardEvent(type, { key, code: key === " " ? "Space" : key, bubbles: true, cancelable: true }));
    }
  };
  press("ArrowUp", 6);
  press(" ");
  press("ArrowDown", 12);
  press(" ");
})()`;
const digit = `document.querySelector(".answer .digit")?.textContent ?? ""`;

async function eventually(expression: string, expected: unknown): Promise<void> {
  let got: unknown;
  for (let tries = 0; tries < 100; tries++) {
    got = await tab.look(expression).catch(String); // it may be on its way to the next page
    if (got === expected) return;
    await setTimeout(200);
  }
  expect(got, expression).toBe(expected);
}

const browsers = [
  { name: "Firefox", launch: launchFirefox, isMissing: !firefoxPath },
  { name: "WebKit", launch: launchWebkit, isMissing: noWebkit !== undefined },
];

describe.each(browsers)("in $name", ({ launch, isMissing }) => {
  beforeAll(async () => {
    if (isMissing) return;
    browser = await launch();
    tab = await browser.newPage();
  });
  afterAll(() => (isMissing ? undefined : browser.close()));

  it.skipIf(isMissing)(
    "the page reads, is kept, and then reads without a network and isolated, in another language too",
    async () => {
      const host = await StaticHost.start();
      await tab.goto(host.url);
      await eventually(`document.querySelector("[role=progressbar]") === null`, true);
      await tab.look(drawOne);
      await eventually(digit, "1");
      await tab.look(`(() => {
      const select = document.querySelector(".language select");
      select.value = "ar";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    })()`);
      await eventually("document.documentElement.dir", "rtl");
      await eventually("navigator.serviceWorker.controller?.state", "activated");
      const keepsArabic = `caches.keys().then(async ([name]) => (await (await caches.open(name)).keys()).some(({ url }) => /ar-/.test(url)))`;
      await eventually(keepsArabic, true);

      await host.stop();
      await tab.goto(host.url);
      await eventually("document.documentElement.dir", "rtl");
      await eventually("crossOriginIsolated", true);
      await eventually(`document.querySelector("[role=progressbar]") === null`, true);
      await tab.look(`document.querySelector(".tools button:nth-of-type(4)").click()`);
      await tab.look(drawOne);
      await eventually(digit, "1");
    },
  );

  it.skipIf(isMissing)("a picture is read that is dropped", async () => {
    const host = await StaticHost.start();
    await tab.goto(host.url);
    await eventually(`document.querySelector("[role=application]") !== null`, true);
    const strokes = [...drawnNumber("483", 60, 80), ...drawnNumber("27", 90, 260)];
    const png = pngOf(drawPicture(400, { strokes })).toString("base64");
    await tab.look(`(() => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob("${png}"), (each) => each.charCodeAt(0))], "a.png"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    })()`);
    await eventually(
      `[...document.querySelectorAll(".picture-box")].map((box) => box.textContent).join(" ")`,
      "483 27",
    );
  });
});
