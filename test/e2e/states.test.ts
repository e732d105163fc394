import axe, { type RunOnly } from "axe-core";
import { describe, expect, it } from "vitest";
import { openInState, pageStates } from "./page-states.ts";
import { type TenpenPage, useBrowser } from "./tenpen-page.ts";

useBrowser();

const allRules: RunOnly = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};
/** Those that another look can break: it has other colours, and is laid out as the light one is. */
const colourRules: RunOnly = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

const looks = {
  light: { media: { colorScheme: "light", forcedColors: "none" }, rules: allRules },
  dark: { media: { colorScheme: "dark", forcedColors: "none" }, rules: colourRules },
  "forced colours": { media: { colorScheme: "light", forcedColors: "active" }, rules: colourRules },
} as const;

describe("the page", () => {
  it.each(Object.entries(pageStates))("%s: nothing is in the way of anybody, and nothing moves", async (_, state) => {
    const tenpen = await openInState(state, { reducedMotion: "reduce" });
    await tenpen.page.evaluate(axe.source);
    const found: Record<string, unknown> = {};
    for (const width of [320, 390, 1280]) {
      await tenpen.page.setViewportSize({ width, height: 800 });
      for (const [look, { media, rules }] of Object.entries(looks)) {
        await tenpen.page.emulateMedia({ ...media, reducedMotion: "reduce" });
        const faults = [...(await violations(tenpen, rules)), ...(await motion(tenpen)), ...(await sideways(tenpen))];
        if (faults.length > 0) found[`${width}, ${look}`] = faults;
      }
    }
    expect(found).toEqual({});
  });
});

/** What axe finds, a line each. */
async function violations({ page }: TenpenPage, rules: RunOnly): Promise<string[]> {
  const results = await page.evaluate((runOnly) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    return axe.run({ runOnly, resultTypes: ["violations"] });
  }, rules);
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html}: ${failureSummary}`),
  );
}

/** What moves, though less motion was asked for. */
function motion({ page }: TenpenPage): Promise<string[]> {
  return page.evaluate(() => document.getAnimations().map(() => "something moves"));
}

/** Whether it scrolls sideways. */
async function sideways({ page }: TenpenPage): Promise<string[]> {
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return tooWide > 0 ? [`${tooWide} pixels too wide`] : [];
}
