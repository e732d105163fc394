import { homedir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dataFolder } from "./data-folder.ts";

it.each([
  [{ TENPEN_DATA: "/data", XDG_CACHE_HOME: "/cache" }, "/data"],
  [{ XDG_CACHE_HOME: "/cache" }, "/cache/tenpen"],
  [{ XDG_CACHE_HOME: "relative" }, join(homedir(), ".cache/tenpen")],
  [{ TENPEN_DATA: "", XDG_CACHE_HOME: "" }, join(homedir(), ".cache/tenpen")],
  [{}, join(homedir(), ".cache/tenpen")],
])("with %j it is %s", (environment, folder) => {
  expect(dataFolder(environment)).toBe(folder);
});
