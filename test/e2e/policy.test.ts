import { expect, inject, it } from "vitest";
import { headers } from "../../app/headers.ts";
import { StaticHost } from "./static-host.ts";
import { openTenpen, useBrowser } from "./tenpen-page.ts";

useBrowser();

it("every file comes with the headers of the page where npm start serves it", async () => {
  for (const file of ["", "service-worker.js", "manifest.webmanifest"]) {
    const response = await fetch(new URL(file, inject("url")));
    expect(Object.fromEntries(Object.keys(headers).map((name) => [name, response.headers.get(name)]))).toEqual(headers);
  }
});

it("what is not the page's own is forbidden, also where a host sends no headers", async () => {
  const host = await StaticHost.start();
  const tenpen = await openTenpen({ url: host.url, expectErrors: true });
  const forbidden = await tenpen.page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => seen.push(effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "document.title = 'run'";
    document.body.append(script);
    document.body.append(Object.assign(document.createElement("style"), { textContent: "body { color: red }" }));
    await fetch("https://elsewhere.example/").catch(() => {});
    await new Promise((resolve) => setTimeout(resolve));
    return seen;
  });
  expect(forbidden.toSorted()).toEqual(["connect-src", "script-src-elem", "style-src-elem"]);
  expect(await tenpen.page.title()).not.toBe("run");
});
