import puppeteer, { type Browser } from "puppeteer-core";
import { chosenProgram, findProgram } from "./find-program.ts";

/** `TENPEN_FIREFOX`, or the first Firefox that is found: nobody needs one to run the tests. */
export const firefoxPath =
  chosenProgram("TENPEN_FIREFOX") ??
  findProgram(["firefox-esr", "firefox"], ["/Applications/Firefox.app/Contents/MacOS/firefox"]);

/** Starts Firefox as it is, without a window. */
export function launchFirefox(): Promise<Browser> {
  if (!firefoxPath) throw new Error("firefox: must be installed or named by TENPEN_FIREFOX, got neither");
  // A long training is one call.
  return puppeteer.launch({
    browser: "firefox",
    executablePath: firefoxPath,
    headless: true,
    protocolTimeout: 3_600_000,
  });
}
