import { describe, expect, it } from "vitest";
import { formatInkLink } from "../../src/ink/link.ts";
import { alwaysSeven } from "../support/call.ts";
import { one } from "./drawn.ts";
import { StaticHost } from "./static-host.ts";
import { eventually, type OpenOptions, openTenpen, TenpenPage, useBrowser } from "./tenpen-page.ts";

useBrowser();

function visit(host: StaticHost, options: OpenOptions = {}): Promise<TenpenPage> {
  return openTenpen({ url: host.url, serviceWorkers: "allow", ...options });
}

/** Waits until the browser keeps the page. */
async function kept(tenpen: TenpenPage): Promise<void> {
  await eventually(() => tenpen.page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");
}

const caches = (tenpen: TenpenPage) => tenpen.page.evaluate(() => window.caches.keys());
const version = (tenpen: TenpenPage) => tenpen.page.evaluate(() => document.documentElement.dataset.version);
const isolated = (tenpen: TenpenPage) => tenpen.page.evaluate(() => crossOriginIsolated);
const newer = (tenpen: TenpenPage) => tenpen.page.getByRole("region", { name: "A new version is here." });

async function readsAOne(tenpen: TenpenPage): Promise<void> {
  // What was drawn before may be there still.
  if (await tenpen.button("Clear").isEnabled()) await tenpen.button("Clear").click();
  await tenpen.drawWithMouse(one);
  expect(await tenpen.heardDigit()).toBe("1");
}

describe("without a network", () => {
  it("opens and reads after the first visit, in whatever folder it is, and says that nothing changes", async () => {
    const host = await StaticHost.start();
    const tenpen = await visit(host);
    await kept(tenpen);
    expect(await tenpen.page.getByText("Offline.").count()).toBe(0);
    await host.stop();
    await tenpen.page.context().setOffline(true);
    await tenpen.page.reload();
    await readsAOne(tenpen);
    await tenpen.page.getByText("Offline. Nothing changes.").waitFor();
    await tenpen.page.context().setOffline(false);
    await tenpen.page.getByText("Offline.").waitFor({ state: "detached" });
  });

  it("has what it loads later too, though nothing of that was used yet", async () => {
    const host = await StaticHost.start();
    const tenpen = await visit(host);
    await kept(tenpen);
    const keptFiles = () =>
      tenpen.page.evaluate(async () => {
        const names = await window.caches.keys();
        const requests = await Promise.all(names.map(async (name) => (await window.caches.open(name)).keys()));
        return requests
          .flat()
          .map(({ url }) => url)
          .join(" ");
      });
    // The last of them, in the order in which they are fetched.
    await eventually(keptFiles).toMatch(/assets\/zh-/);
    expect(await keptFiles()).not.toMatch(/ort-wasm|hdf5/);
    await host.stop();
    await tenpen.page.context().setOffline(true);
    await tenpen.page.reload();
    await tenpen.page.getByRole("button", { name: "Keys", exact: true }).click();
    const keys = tenpen.page.getByRole("dialog", { name: "Keys" });
    await keys.getByRole("button", { name: "Close" }).click();
    await tenpen.page.getByRole("button", { name: "Share", exact: true }).click();
    await tenpen.page.getByRole("dialog").waitFor();
  });

  it("says where it is seen that something could not be loaded, and leaves a link its drawing", async () => {
    const tenpen = await openTenpen({
      expectErrors: true,
      prepare: (page) => page.route(/assets\/(help-sheet|replay)-/, (route) => route.abort()),
    });
    await tenpen.page.getByRole("button", { name: "Keys", exact: true }).click();
    await tenpen.page.locator("footer").getByText("The keys could not be loaded.").waitFor();
    const link = `#draw?ink=${formatInkLink({ strokes: [one[0]!.map(({ x, y }) => ({ x: x * 600, y: y * 600 }))] })}`;
    await tenpen.page.evaluate((hash) => {
      location.hash = hash;
    }, link);
    await tenpen.page.getByRole("alert").waitFor();
    expect(new URL(tenpen.page.url()).hash).toBe(link);
    await tenpen.page.unrouteAll();
    await tenpen.page.reload();
    await eventually(() => tenpen.shownDigit()).toBe("1");
    expect(new URL(tenpen.page.url()).hash).toBe("#draw");
  });

  it("has what was used, also what was before the page was kept", async () => {
    const host = await StaticHost.start();
    const tenpen = await visit(host);
    const buffer = Buffer.from(alwaysSeven());
    const choose = async () => {
      const chooser = tenpen.page.waitForEvent("filechooser");
      await tenpen.page.getByRole("button", { name: /^Use / }).click();
      await (await chooser).setFiles({ name: "seven.safetensors", mimeType: "application/octet-stream", buffer });
      await tenpen.page.getByRole("heading", { name: "Reads with seven.safetensors" }).waitFor();
    };
    await choose();
    await kept(tenpen);
    const isKept = (name: RegExp) =>
      tenpen.page.evaluate(async (source) => {
        const names = await window.caches.keys();
        const requests = await Promise.all(names.map(async (each) => (await window.caches.open(each)).keys()));
        return requests.flat().some(({ url }) => new RegExp(source).test(url));
      }, name.source);
    await eventually(() => isKept(/model\.worker/)).toBe(true);
    await eventually(() => isKept(/model-panel/)).toBe(true);
    await host.stop();
    await tenpen.page.reload();
    await tenpen.page.getByRole("heading", { name: "Reads with seven.safetensors" }).waitFor();
    await tenpen.drawWithMouse(one);
    expect(await tenpen.heardDigit()).toBe("7");
  });
});

describe("a newer version", () => {
  it("is offered and not forced, leaves other tabs their own, and is there from then on", async () => {
    const host = await StaticHost.start();
    const tenpen = await visit(host);
    await kept(tenpen);
    host.deploy("2");
    await tenpen.page.reload();
    await newer(tenpen).waitFor();
    expect(await version(tenpen)).toBeUndefined();
    await readsAOne(tenpen);
    const other = await tenpen.openTab();
    await newer(other).waitFor();
    await newer(other).getByRole("button", { name: "Later" }).click();
    expect(await newer(other).count()).toBe(0);

    await newer(tenpen).getByRole("button", { name: "Reload" }).click();
    await eventually(() => version(tenpen).catch(() => "on its way")).toBe("2");
    await readsAOne(tenpen);
    // Its files are kept while it is open.
    expect(await version(other)).toBeUndefined();
    expect((await caches(other)).length).toBe(2);
    await readsAOne(other);
  });

  it("is there at the next visit once all tabs were closed, and what was before it goes", async () => {
    const host = await StaticHost.start();
    const tenpen = await visit(host);
    await kept(tenpen);
    host.deploy("2");
    await tenpen.page.reload();
    await newer(tenpen).waitFor();
    const blank = await tenpen.page.context().newPage();
    await tenpen.page.close();
    const next = new TenpenPage(blank, tenpen.devtools);
    // The browser notices some time after a tab was closed that it was the last.
    const visitAgain = async () => {
      await blank.goto("about:blank");
      await blank.goto(host.url);
      return { version: await version(next), kept: (await caches(next)).length };
    };
    await eventually(visitAgain).toEqual({ version: "2", kept: 1 });
    expect(await newer(next).count()).toBe(0);
  });
});

describe("where it cannot be kept", () => {
  it.each([
    ["there is no worker to keep it", () => "service-worker.js"],
    ["a file is not what it is to be", (host: StaticHost) => host.file(/assets\/mark-[\w-]+\.svg/)],
  ])("it reads, though %s", async (_, file) => {
    const host = await StaticHost.start();
    host.answers.set(file(host), "<!doctype html>Log in");
    const tenpen = await visit(host, { expectErrors: true });
    await readsAOne(tenpen);
    await eventually(() => host.requests.some((path) => path.endsWith("service-worker.js"))).toBe(true);
    const active = async () => Boolean((await navigator.serviceWorker.getRegistration())?.active);
    expect(await tenpen.page.evaluate(active)).toBe(false);
    await tenpen.page.reload();
    await readsAOne(tenpen);
  });

  it("it reads though what is kept is taken away under it", async () => {
    const host = await StaticHost.start();
    const tenpen = await visit(host);
    await kept(tenpen);
    await tenpen.page.evaluate(async () => {
      for (const name of await window.caches.keys()) await window.caches.delete(name);
    });
    await tenpen.page.reload();
    await readsAOne(tenpen);
  });
});

it("is isolated by what keeps it where the host sends no headers, and the same before that", async () => {
  const host = await StaticHost.start();
  const tenpen = await visit(host);
  expect(await isolated(tenpen)).toBe(false);
  await readsAOne(tenpen);
  await kept(tenpen);
  await tenpen.page.reload();
  expect(await isolated(tenpen)).toBe(true);
  await readsAOne(tenpen);
});
