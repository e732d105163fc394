import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { alwaysSeven, root } from "../support/call.ts";
import { drawnNumber, drawPicture } from "../support/draw-picture.ts";
import { pngOf } from "../support/png-of.ts";
import { StaticHost } from "./static-host.ts";
import { eventually, openTenpen, type TenpenPage, useBrowser } from "./tenpen-page.ts";

// What installs pages is around them.
useBrowser({ whole: true });

const readsWithSeven = (tenpen: TenpenPage) =>
  tenpen.page.getByRole("heading", { name: "Reads with seven.safetensors" }).waitFor();

it("has a manifest without faults, with icons of the sizes that it says", async () => {
  const host = await StaticHost.start();
  const tenpen = await openTenpen({ url: host.url, serviceWorkers: "allow" });
  const { errors, data } = await tenpen.devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { icons } = JSON.parse(data!);
  for (const { src, sizes } of icons) {
    const png = readFileSync(join(root, "dist/app", src));
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
  }
  const installable = async () => (await tenpen.devtools.send("Page.getInstallabilityErrors")).installabilityErrors;
  // The tab of a context of its own is one in which nothing is ever installed.
  await eventually(async () => (await installable()).map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
});

it("is installed by a button, where the browser offers that, once", async () => {
  const tenpen = await openTenpen();
  const install = tenpen.page.getByRole("button", { name: "Install as an app" });
  expect(await install.count()).toBe(0);
  await tenpen.page.evaluate(() => {
    const prompt = () => document.body.setAttribute("data-asked", "");
    dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt }));
  });
  await install.click();
  await tenpen.page.locator("body[data-asked]").waitFor();
  expect(await install.count()).toBe(0);
});

describe("what comes from outside is taken as what is dropped", () => {
  it("where the system opens a file with the page", async () => {
    const prepare = (page: TenpenPage["page"]) =>
      page.addInitScript(
        (bytes) => {
          const getFile = async () => new File([Uint8Array.from(bytes)], "seven.safetensors");
          const gone = async () => Promise.reject(new Error("moved"));
          const files = [{ getFile: gone }, { getFile }];
          const setConsumer = (consume: (launch: unknown) => void) => consume({ files });
          Object.defineProperty(window, "launchQueue", { value: { setConsumer } });
        },
        [...alwaysSeven()],
      );
    await readsWithSeven(await openTenpen({ prepare }));
  });

  it("where another app shares a file or a link with it", async () => {
    const host = await StaticHost.start();
    const tenpen = await openTenpen({ url: host.url, serviceWorkers: "allow" });
    const worker = () => tenpen.page.evaluate(() => navigator.serviceWorker.controller?.state);
    await eventually(worker).toBe("activated");
    const share = async (text: string) => {
      await tenpen.page.evaluate(
        async ({ text, bytes }) => {
          const form = new FormData();
          form.set("text", text);
          form.set("files", new File([Uint8Array.from(bytes)], "seven.safetensors"));
          await fetch("./share", { method: "POST", body: form });
        },
        { text, bytes: [...alwaysSeven()] },
      );
      await tenpen.page.goto(`${host.url}?shared`);
      await readsWithSeven(tenpen);
    };
    await share(`Look: ${host.url}#/somewhere`);
    expect(tenpen.page.url()).toBe(`${host.url}#/somewhere`);
    await share("Look: https://elsewhere.example/#/somewhere");
    expect(tenpen.page.url()).toBe(host.url);
    expect(await tenpen.page.evaluate(() => caches.has("tenpen-shared"))).toBe(false);
  });

  it("where another app shares pictures with it, in their order", async () => {
    const host = await StaticHost.start();
    const tenpen = await openTenpen({ url: host.url, serviceWorkers: "allow" });
    const worker = () => tenpen.page.evaluate(() => navigator.serviceWorker.controller?.state);
    await eventually(worker).toBe("activated");
    const pictures = ["95", "27"].map((text) => [...pngOf(drawPicture(300, { strokes: drawnNumber(text, 60, 110) }))]);
    await tenpen.page.evaluate(async (pictures) => {
      const share = async (names: readonly string[]) => {
        const form = new FormData();
        for (const [i, name] of names.entries()) form.append("files", new File([Uint8Array.from(pictures[i]!)], name));
        await fetch("./share", { method: "POST", body: form });
      };
      // Of what no page came for nothing is left.
      await share(["none.png", "none.png"]);
      await share(["one.png", "two.png"]);
    }, pictures);
    await tenpen.page.goto(`${host.url}?shared`);
    await tenpen.page.getByText("Picture 1 of 2").waitFor();
    await tenpen.page.getByRole("radio", { name: /^95, with / }).waitFor();
    await tenpen.page.getByRole("button", { name: "Next picture" }).click();
    await tenpen.page.getByRole("radio", { name: /^27, with / }).waitFor();
  });
});
