import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { DrivenBrowser, DrivenTab } from "./driven-browser.ts";
import { chosenProgram, findProgram } from "./find-program.ts";
import { Marionette } from "./marionette.ts";

/** `TENPEN_FIREFOX`, or the first Firefox that is found: nobody needs one to run the tests. */
export const firefoxPath =
  chosenProgram("TENPEN_FIREFOX") ??
  findProgram(["firefox-esr", "firefox"], ["/Applications/Firefox.app/Contents/MacOS/firefox"]);

const preferences = `
user_pref("marionette.port", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("app.update.disabledForTesting", true);
`;

/** Starts Firefox as it is, without a window, in a new profile. It has one tab. */
export async function launchFirefox(): Promise<DrivenBrowser> {
  if (!firefoxPath) throw new Error("firefox: must be installed or named by TENPEN_FIREFOX, got neither");
  const profile = mkdtempSync(join(tmpdir(), "tenpen-firefox-"));
  writeFileSync(join(profile, "user.js"), preferences);
  const argv = ["--marionette", "--headless", "--no-remote", "--profile", profile];
  const firefox = spawn(firefoxPath, argv, { stdio: "ignore" });
  const ended = once(firefox, "exit");
  const endWithTests = () => firefox.kill();
  process.once("exit", endWithTests);
  const lost = ended.then(() => Promise.reject(new Error("firefox: must start, got its end")));
  const marionette = new Marionette(connect(await Promise.race([portOf(profile), lost]), "127.0.0.1"));
  await marionette.send("WebDriver:NewSession", {});
  // A long training is one call.
  await marionette.send("WebDriver:SetTimeouts", { script: 3_600_000 });
  const tab: DrivenTab = {
    goto: (url) => marionette.send("WebDriver:Navigate", { url }),
    async evaluate(expression) {
      const call = { script: "return window.eval(arguments[0])", args: [expression] };
      return ((await marionette.send("WebDriver:ExecuteScript", call)) as { value: unknown }).value;
    },
    async look(expression) {
      const call = { script: `return (${expression})`, args: [] };
      return ((await marionette.send("WebDriver:ExecuteScript", call)) as { value: unknown }).value;
    },
  };
  return {
    newPage: async () => tab,
    async close() {
      await marionette.send("Marionette:Quit", { flags: ["eForceQuit"] });
      await ended;
      process.off("exit", endWithTests);
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Firefox writes it into its profile when it listens. */
async function portOf(profile: string): Promise<number> {
  for (let tries = 0; tries < 600; tries++) {
    try {
      return Number(readFileSync(join(profile, "MarionetteActivePort"), "utf8"));
    } catch {
      await setTimeout(100);
    }
  }
  throw new Error("firefox: must listen within a minute, got no port");
}
