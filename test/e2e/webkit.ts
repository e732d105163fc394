import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import type { DrivenBrowser, DrivenTab } from "./driven-browser.ts";
import { chosenProgram, findProgram } from "./find-program.ts";

/** `TENPEN_WEBKIT_DRIVER`, or the WebDriver of WebKitGTK that is found: nobody needs one to run the tests. */
export const webkitDriver = chosenProgram("TENPEN_WEBKIT_DRIVER") ?? findProgram(["WebKitWebDriver"]);
const xvfb = findProgram(["Xvfb"]);

/** Why there is no WebKit to test with; undefined where there is. */
export const noWebkit = !webkitDriver
  ? "TENPEN_WEBKIT_DRIVER names the WebKitWebDriver of one"
  : !process.env.DISPLAY && !xvfb
    ? "it needs a screen, or Xvfb"
    : undefined;

/** Starts the browser that comes with WebKitGTK's WebDriver, on this screen or on one that nobody sees. It has one tab. */
export async function launchWebkit(): Promise<DrivenBrowser> {
  const started: ChildProcess[] = [];
  const endAll = () => {
    for (const child of started.toReversed()) child.kill();
  };
  process.once("exit", endAll);
  const display = process.env.DISPLAY || (await startScreen(started));
  const port = await freePort();
  // Its sandbox refuses to run as root and in most containers.
  const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" };
  started.push(spawn(webkitDriver!, [`--port=${port}`], { stdio: "ignore", env }));
  const send = driver(`http://127.0.0.1:${port}`);
  await untilReady(send);
  const capabilities = { alwaysMatch: { timeouts: { script: 3_600_000 } } };
  const { sessionId } = (await send("POST", "/session", { capabilities })) as { sessionId: string };
  const path = `/session/${sessionId}`;
  const execute = (script: string, ...args: unknown[]) => send("POST", `${path}/execute/sync`, { script, args });
  const tab: DrivenTab = {
    goto: (url) => send("POST", `${path}/url`, { url }),
    evaluate: (expression) => execute("return window.eval(arguments[0])", expression),
    look: (expression) => execute(`return (${expression})`),
  };
  return {
    newPage: async () => tab,
    async close() {
      await send("DELETE", path).catch(() => {});
      process.off("exit", endAll);
      endAll();
    },
  };
}

/** Starts a screen that nobody sees, and returns its name. */
async function startScreen(started: ChildProcess[]): Promise<string> {
  const screen = spawn(xvfb!, ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  started.push(screen);
  const lost = once(screen, "exit").then(() => Promise.reject(new Error("Xvfb: must start, got its end")));
  const [number] = (await Promise.race([once(screen.stdout, "data"), lost])) as [Buffer];
  lost.catch(() => {});
  return `:${String(number).trim()}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

type Send = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** https://www.w3.org/TR/webdriver2/ */
function driver(url: string): Send {
  return async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: { error?: string; message?: string } };
    if (!response.ok) throw new Error(`webkit: ${value.error}: ${value.message}`);
    return value;
  };
}

async function untilReady(send: Send): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await send("GET", "/status").catch(() => false)) return;
    await setTimeout(100);
  }
  throw new Error("webkit: must answer within half a minute, got nothing");
}
