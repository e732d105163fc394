import type { Page, Route } from "playwright-core";
import { describe, expect, it } from "vitest";
import { one } from "./drawn.ts";
import { openTenpen, useBrowser } from "./tenpen-page.ts";

useBrowser();

const model = "**/*.safetensors";

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
});

describe.each<[string, (route: Route) => Promise<void>]>([
  ["is answered with an error", (route) => route.fulfill({ status: 500 })],
  ["is cut off", (route) => route.abort()],
  ["is not a model", (route) => route.fulfill({ status: 200, body: "<!doctype html>" })],
])("when the model %s", (_, answer) => {
  it("says so, keeps the drawing, and mends it with Try again", async () => {
    const fail = (page: Page) => page.context().route(model, answer);
    const tenpen = await openTenpen({ prepare: fail, expectErrors: true });
    await tenpen.page.getByRole("alert").waitFor();
    await tenpen.drawWithMouse(one);
    expect(await tenpen.shown()).toMatch(/The network did not (load|start)/);

    await tenpen.button("Try again").click();
    await tenpen.page.getByRole("alert").waitFor();

    await tenpen.page.context().unroute(model);
    await tenpen.button("Try again").click();
    await tenpen.heardDigit();
    expect(await tenpen.page.getByRole("alert").count()).toBe(0);
    expect(await tenpen.paintedBox()).not.toBeNull();
  });
});
