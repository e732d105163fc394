import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Page, Route } from "playwright-core";
import { describe, expect, it } from "vitest";
import { root } from "../support/call.ts";
import { one } from "./drawn.ts";
import { eventually, openTenpen, useBrowser } from "./tenpen-page.ts";

// The headless shell asks for no icon and no manifest, which are part of what a first load weighs.
useBrowser({ whole: true });

const model = "**/*.safetensors";

/** What the first load may weigh, in bytes, as a host sends it: with brotli at its best, the model included. */
const budget = 200_000;

const served = (file: string) => readFileSync(join(root, "dist/app", file), "latin1");

it("leaves no styles behind: what is loaded later brings its own", () => {
  const page = served("index.html");
  const styles = readdirSync(join(root, "dist/app/assets")).filter((name) => name.endsWith(".css"));
  expect(styles.filter((name) => !page.includes(name))).toEqual([]);
});

it("fetches for a first reading what reads, and nothing that trains or opens other models", async () => {
  const fetched: string[] = [];
  const note = (page: Page) => {
    page.context().on("request", (request) => fetched.push(new URL(request.url()).pathname));
  };
  const tenpen = await openTenpen({ prepare: async (page) => note(page) });
  await tenpen.drawWithMouse(one);
  await tenpen.heardDigit();
  // All of it is what the service worker keeps, with nothing besides.
  const kept = [...served("service-worker.js").matchAll(/"([^"]*)":`sha256-/g)].map(([, path]) => `/${path}`);
  expect(fetched.toSorted()).toEqual(kept.toSorted());
  const names = fetched.map((path) => path.replace(/^.*\//, "").replace(/-[\w-]{8}\./, "."));
  expect(names).toEqual(expect.arrayContaining(["index.js", "index.css", "recognizer.worker.js", "ink.safetensors"]));
  expect(names.filter((name) => /train|inspect|model|picture|ort|hdf5|keras|reference|lazy/.test(name))).toEqual([]);
  const weights = fetched.map((path) => {
    const file = path === "/" ? "index.html" : path;
    return [file, brotliCompressSync(readFileSync(join(root, "dist/app", file))).length] as const;
  });
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  expect(sum, JSON.stringify(Object.fromEntries(weights))).toBeLessThanOrEqual(budget);
  // A measure that finds nothing is none.
  expect(sum).toBeGreaterThan(100_000);
});

describe("while the network loads", () => {
  it("can be drawn on, and the drawing is read when the network has arrived", async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const hold = async (route: Route) => {
      await released;
      await route.continue();
    };
    const tenpen = await openTenpen({ prepare: (page) => page.context().route(model, hold) });
    await tenpen.page.getByRole("progressbar", { name: "Loading the network" }).waitFor();
    await tenpen.drawWithMouse(one);
    expect(await tenpen.shown()).toMatch(/is loading/);
    release();
    await tenpen.heardDigit();
    expect(await tenpen.page.getByRole("progressbar").count()).toBe(0);
  });

  it("says after ten seconds that this takes long, goes on loading, and starts over on Try again", async () => {
    let held: Route[] = [];
    const tenpen = await openTenpen({
      prepare: async (page) => {
        await page.clock.install();
        await page.context().route(model, (route) => {
          held.push(route);
        });
      },
    });
    const slow = /^This takes longer than usual\. Check the connection, or try again\./;
    await eventually(() => held.length).toBe(1);
    await tenpen.page.clock.fastForward(5_000);
    expect(await tenpen.shown()).not.toMatch(slow);
    await tenpen.page.clock.fastForward(5_000);
    await eventually(() => tenpen.shown()).toMatch(slow);
    await eventually(() => tenpen.heard()).toMatch(slow);
    expect(await tenpen.page.getByRole("progressbar").count()).toBe(1);
    await tenpen.drawWithMouse(one);

    held = [];
    await tenpen.button("Try again").click();
    await eventually(() => held.length).toBe(1);
    expect(await tenpen.shown()).toMatch(/is loading/);
    await tenpen.page.clock.fastForward(10_000);
    await eventually(() => tenpen.shown()).toMatch(slow);
    await held[0]!.continue();
    await eventually(() => tenpen.shownDigit()).toMatch(/\d/);
  });
});

const missing = "The network did not load Your drawing is safe. Check the connection, then try again. Try again";
const damaged =
  "The network did not load What arrived is damaged or something else. Check the connection, then try again. Try again";

describe.each<[string, string, (route: Route) => Promise<void>]>([
  ["is answered with an error", missing, (route) => route.fulfill({ status: 500 })],
  ["is cut off", missing, (route) => route.abort()],
  ["is a page of a login", damaged, (route) => route.fulfill({ status: 200, body: "<!doctype html><p>Log in" })],
  ["is empty", damaged, (route) => route.fulfill({ status: 200, body: "" })],
  ["is garbage", damaged, (route) => route.fulfill({ status: 200, body: Buffer.alloc(4096, 0xa7) })],
])("when the model %s", (_, advice, answer) => {
  it("says so, keeps the drawing, and mends it with Try again", async () => {
    const fail = (page: Page) => page.context().route(model, answer);
    const tenpen = await openTenpen({ prepare: fail, expectErrors: true });
    await tenpen.page.getByRole("alert").waitFor();
    await tenpen.drawWithMouse(one);
    expect(await tenpen.shown()).toBe(advice);
    expect(await tenpen.button("Try again").getAttribute("title")).toBeNull();

    await tenpen.button("Try again").click();
    await tenpen.page.getByRole("alert").waitFor();

    await tenpen.page.context().unroute(model);
    await tenpen.button("Try again").click();
    await tenpen.heardDigit();
    expect(await tenpen.page.getByRole("alert").count()).toBe(0);
    expect(await tenpen.paintedBox()).not.toBeNull();
  });
});

describe("when the worker ends without a word", () => {
  it("says after ten seconds that reading took too long, and reads the drawing on Try again", async () => {
    const tenpen = await openTenpen({
      prepare: async (page) => {
        await page.clock.install();
        await page.addInitScript(() => {
          const start = Worker;
          let first = true;
          window.Worker = class extends start {
            readonly #mute = first;

            constructor(url: string | URL, options?: WorkerOptions) {
              super(url, options);
              first = false;
            }

            override postMessage(message: { readonly method?: string }, ...rest: unknown[]): void {
              if (this.#mute && message.method === "read") this.terminate();
              else super.postMessage(message, ...(rest as [Transferable[]]));
            }
          };
        });
      },
    });
    await tenpen.page.getByRole("progressbar").waitFor({ state: "detached" });
    await tenpen.drawWithMouse(one);
    await tenpen.page.clock.fastForward(9_000);
    expect(await tenpen.page.getByRole("alert").count()).toBe(0);
    await tenpen.page.clock.fastForward(1_000);
    await eventually(() => tenpen.shown()).toMatch(/^Reading took too long .*Try again$/);
    await tenpen.button("Try again").click();
    await eventually(() => tenpen.shownDigit()).toBe("1");
  });
});
