import { CommanderError } from "commander";
import { expect, it } from "vitest";
import { type ErrorCode, TenpenError } from "../errors.ts";
import { explain } from "./errors.ts";

it.each<[ErrorCode, number]>([
  ...(["ink", "spec", "model", "data", "recipe", "option", "call", "unsupported", "limit", "timeout"] as const).map(
    (code): [ErrorCode, number] => [code, 2],
  ),
  ["network", 1],
  ["training", 1],
  ["worker", 1],
  ["work", 1],
  ["unfinished", 3],
])("an error of code %s ends with %i", (errorCode, code) => {
  const error = new TenpenError(errorCode, "it", "must be so", "other");
  expect(explain(error)).toEqual({ code, line: "it: must be so, got other" });
});

it("what nobody foresaw ends with 1, help with 0", () => {
  expect(explain(new TypeError("boom"))).toEqual({ code: 1, line: "boom" });
  expect(explain("boom")).toEqual({ code: 1, line: "boom" });
  expect(explain(new CommanderError(0, "commander.helpDisplayed", "(outputHelp)"))).toEqual({ code: 0, line: null });
});
