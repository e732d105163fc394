import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Rolldown } from "vite";
import { describe, expect, inject, it } from "vitest";
import { openTenpen, useBrowser } from "./tenpen-page.ts";

useBrowser();

const folder = join(import.meta.dirname, "../../ink-canvas");

/** The surface alone, as one script that sets `window.inkCanvas`. */
async function bundle(): Promise<string> {
  const lib = { entry: join(folder, "ink-canvas.ts"), name: "inkCanvas", formats: ["iife" as const] };
  const [built] = (await build({
    configFile: false,
    logLevel: "error",
    build: { lib, write: false },
  })) as Rolldown.RolldownOutput[];
  return built!.output[0].code;
}

describe("the surface to write on, by itself", () => {
  it("works twice in a page that has no styles and no framework, in a shadow root as well", async () => {
    const script = await bundle();
    const styles = readFileSync(join(folder, "ink-canvas.css"), "utf8");
    const { page } = await openTenpen({
      prepare: (page) => page.route(inject("url"), (route) => route.fulfill({ body: "", contentType: "text/html" })),
    });
    await page.addScriptTag({ content: script });
    await page.evaluate((styles) => {
      const { InkCanvas } = (window as unknown as { inkCanvas: typeof import("../../ink-canvas/ink-canvas.ts") })
        .inkCanvas;
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const name of ["first", "second"]) {
        const outer = document.body.appendChild(document.createElement("div"));
        const root = outer.attachShadow({ mode: "open" });
        root.innerHTML = `<style>${styles}</style><div style="width: 240px; height: 180px"></div>`;
        const penDown = (column: number, row: number) => `down at ${column}, ${row}`;
        const said = { penUp: "up", dropped: "dropped", erased: "erased", nothingErased: "nothing" };
        const moves = { moved: (x: number, y: number) => `at ${x}, ${y}`, stopped: () => "edge" };
        const strings = { name, instead: "", keys: "keys", penDown, ...said, ...moves };
        const surface = new InkCanvas(root.querySelector("div")!, strings);
        surface.addEventListener("end", ({ detail }) => heard.push(`${name} ends ${detail.length}`));
        surface.addEventListener("announce", ({ detail }) => heard.push(`${name} says ${detail}`));
      }
    }, styles);
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));

    const first = (await page.getByRole("application", { name: "first" }).boundingBox())!;
    expect([first.width, first.height]).toEqual([240, 180]);
    await page.mouse.move(first.x + 20, first.y + 20);
    await page.mouse.down();
    await page.mouse.move(first.x + 100, first.y + 100, { steps: 3 });
    await page.mouse.up();
    expect(await heard()).toEqual(["first ends 1"]);

    const second = page.getByRole("application", { name: "second" });
    await second.focus();
    for (const key of ["Space", "ArrowDown", "Space", "Control+z"]) await page.keyboard.press(key);
    expect(await heard()).toEqual(["second says down at 9, 13", "second ends 1", "second says up"]);
    const described = await page.getByRole("application").evaluateAll((all) =>
      all.map((canvas) => {
        const id = canvas.getAttribute("aria-describedby")!;
        return [id, (canvas.getRootNode() as ShadowRoot).getElementById(id)?.textContent];
      }),
    );
    expect(described.map(([, text]) => text)).toEqual(["keys", "keys"]);
    expect(described[0]![0]).not.toBe(described[1]![0]);
  });

  it("paints of 10,000 strokes only what changes, and asks no more of them", async () => {
    const script = await bundle();
    const { page } = await openTenpen({
      prepare: (page) => page.route(inject("url"), (route) => route.fulfill({ body: "", contentType: "text/html" })),
    });
    await page.addScriptTag({ content: script });
    const work = await page.evaluate(async () => {
      const { InkCanvas } = (window as unknown as { inkCanvas: typeof import("../../ink-canvas/ink-canvas.ts") })
        .inkCanvas;
      const host = document.body.appendChild(document.createElement("div"));
      host.style.cssText = "width: 800px; height: 600px";
      const nothing = () => "";
      const texts = { name: "paper", instead: "", keys: "", penUp: "", dropped: "", erased: "", nothingErased: "" };
      const surface = new InkCanvas(host, { ...texts, penDown: nothing, moved: nothing, stopped: nothing });
      let asked = 0;
      const strokes = Array.from({ length: 10_000 }, (_, i) => {
        const [x, y] = [(i % 100) * 8, Math.floor(i / 100) * 6];
        const points = Array.from({ length: 10 }, (_, j) => ({ x: x + j / 2, y: y + (j % 2) * 3 }));
        // Counts how often a stroke is looked into.
        const get = (list: typeof points, key: string | symbol) => {
          asked++;
          return Reflect.get(list, key);
        };
        return new Proxy(points, { get });
      });
      type Chain = { last: (typeof strokes)[number]; before: Chain } | undefined;
      let chain: Chain;
      for (const last of strokes) chain = { last, before: chain };
      surface.show(chain);
      let painted = 0;
      for (const name of ["lineTo", "quadraticCurveTo"] as const) {
        const paint = CanvasRenderingContext2D.prototype[name] as (...args: number[]) => void;
        CanvasRenderingContext2D.prototype[name] = function (...args: number[]) {
          painted++;
          paint.apply(this, args);
        };
      }
      surface.addEventListener("end", ({ detail }) => {
        for (const last of detail) chain = { last: last as never, before: chain };
        surface.show(chain);
      });
      const canvas = host.querySelector("canvas")!;
      const { left, top } = canvas.getBoundingClientRect();
      asked = 0;
      const point = (type: string, i: number) => {
        const at = { clientX: left + 100 + 10 * i, clientY: top + 300, pointerId: 1, isPrimary: true, buttons: 1 };
        canvas.dispatchEvent(new PointerEvent(type, { ...at, pointerType: "mouse", bubbles: true }));
      };
      point("pointerdown", 0);
      for (let i = 1; i < 20; i++) point("pointermove", i);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      point("pointerup", 20);
      const drawing = { asked, painted };
      painted = 0;
      surface.show(chain!.before);
      const undoing = painted;
      surface.erasing = true;
      painted = 0;
      point("pointerdown", 0);
      point("pointerup", 0);
      return { drawing, undoing, erasing: painted };
    });
    expect(work.drawing.asked).toBe(0);
    expect(work.drawing.painted).toBeLessThan(70);
    // Those in the way of the line that is gone: some four rows of a hundred that have ten pieces each.
    expect(work.undoing).toBeGreaterThan(0);
    expect(work.undoing).toBeLessThan(3_000);
    expect(work.erasing).toBeLessThan(3_000);
  });
});
