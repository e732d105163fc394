import { afterEach, expect, it, vi } from "vitest";
import { tabNumber } from "./tab-number.ts";

afterEach(() => vi.unstubAllGlobals());

function remember(text: string | null) {
  const setItem = vi.fn();
  vi.stubGlobal("sessionStorage", { getItem: () => text, setItem });
  const request = async (_name: string, _options: unknown, hold: (lock: object) => unknown) => void hold({});
  vi.stubGlobal("navigator", { locks: { request } });
  return setItem;
}

it.each([
  [null, 0],
  ["0", 0],
  ["7", 7],
  ["99", 99],
  ["100", 0],
  ["-1", 0],
  ["1.5", 0],
  ["x", 0],
  ["", 0],
])("makes the tab that remembers %j number %d", async (text, number) => {
  const setItem = remember(text);
  expect(await tabNumber()).toBe(number);
  expect(setItem).toHaveBeenCalledWith("tenpen.tab", `${number}`);
});
