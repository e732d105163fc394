import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from "playwright-core";
import { chosenProgram, findProgram } from "./find-program.ts";

/**
 * Chromium without its windows and what belongs to them, which opens a page with a third of the work. It is what Playwright takes, and
 * a package of its own on Debian.
 */
const shells = ["chromium-headless-shell", "chrome-headless-shell"];

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const usualPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) => {
    const folder = process.env[variable];
    return folder ? [join(folder, "Google", "Chrome", "Application", "chrome.exe")] : [];
  }),
];

export interface LaunchedChromium {
  /** With all that a browser has around its pages, such as apps that are installed, and not its headless shell. */
  readonly whole?: boolean;
}

const isRoot = process.getuid?.() === 0;

/** Starts the Chromium of this machine, without a window and without any traffic of its own. */
export function launchChromium({ whole = false }: LaunchedChromium = {}): Promise<Browser> {
  return chromium.launch(options(whole));
}

/** The same, with what it keeps in a folder, from one start to the next. */
export function launchChromiumIn(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...options(false), viewport: { width: 1280, height: 800 } });
}

function options(whole: boolean): LaunchOptions {
  return {
    executablePath: chromiumPath(whole),
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
function chromiumPath(whole: boolean): string {
  const chosen = chosenProgram("TENPEN_CHROMIUM");
  if (chosen) return chosen;
  const found = (whole ? undefined : findProgram(shells)) ?? find();
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
