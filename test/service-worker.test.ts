import { expect, it } from "vitest";
import { laterLoad } from "../tools/service-worker.ts";

it("keeps after the first load what else the page may load, and nothing that is heavy and rare", () => {
  const names = [
    "index.html",
    "icons/a.png",
    "assets/index-1.js",
    "assets/zh-1.js",
    "assets/help-1.js",
    "assets/ort-1.wasm",
  ];
  const bundle = Object.fromEntries(names.map((name) => [name, {} as never]));
  expect(laterLoad(bundle, ["index.html", "assets/index-1.js"], ["ort"])).toEqual([
    "assets/help-1.js",
    "assets/zh-1.js",
  ]);
});
