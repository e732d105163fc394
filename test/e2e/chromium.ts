import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from "playwright-core";
import { chosenProgram, findProgram } from "./find-program.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const usualPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) => {
    const folder = process.env[variable];
    return folder ? [join(folder, "Google", "Chrome", "Application", "chrome.exe")] : [];
  }),
];

const isRoot = process.getuid?.() === 0;

/** Starts the Chromium of this machine, without a window and without any traffic of its own. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch(options());
}

/** The same, with what it keeps in a folder, from one start to the next. */
export function launchChromiumIn(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...options(), viewport: { width: 1280, height: 800 } });
}

function options(): LaunchOptions {
  return {
    executablePath: chromiumPath(),
    headless: true,
    args: [
      // Chromium's sandbox refuses to run as root, as in most containers.
      ...(isRoot ? ["--no-sandbox"] : []),
      "--disable-gpu",
      // A camera that shows a test picture, where a page is allowed one.
      "--use-fake-device-for-media-stream=fps=5",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}

/** `TENPEN_CHROMIUM`, or the first Chromium or Chrome that is found; where apt-get can, it installs one. */
function chromiumPath(): string {
  const chosen = chosenProgram("TENPEN_CHROMIUM");
  if (chosen) return chosen;
  const found = find();
  if (found) return found;
  if (isRoot && existsSync("/etc/debian_version")) {
    const apt = (...args: string[]) => execFileSync("apt-get", args, { stdio: "inherit" });
    apt("update");
    apt("install", "-y", "--no-install-recommends", "chromium");
    const installed = find();
    if (installed) return installed;
  }
  throw new Error("chromium: not found; install Chromium or Chrome, or set TENPEN_CHROMIUM to its path");
}

function find(): string | undefined {
  return findProgram(names, usualPlaces);
}
