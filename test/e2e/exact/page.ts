import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, preview } from "vite";

/** A tab of a browser, as Playwright has it. */
export interface Tab {
  goto(url: string): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
}

/** What the tests of sameness need of a browser, as Playwright has it. */
export interface TestBrowser {
  newPage(): Promise<Tab>;
  close(): Promise<void>;
}

/** A page that trains, as built for browsers. */
export interface TrainingPage {
  /** Where its files are; more may be put there. */
  readonly folder: string;
  serve(isolated: boolean): Promise<{ readonly url: string; close(): Promise<void> }>;
  remove(): void;
}

export async function buildTrainingPage(): Promise<TrainingPage> {
  const root = import.meta.dirname;
  const folder = mkdtempSync(join(tmpdir(), "tenpen-exact-"));
  const common = { root, configFile: false, logLevel: "error", build: { outDir: folder } } as const;
  await build({ ...common, base: "./", worker: { format: "es" } });
  const isolation = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
  };
  return {
    folder,
    async serve(isolated) {
      const headers = isolated ? isolation : {};
      const server = await preview({ ...common, preview: { host: "127.0.0.1", port: 0, headers } });
      return { url: server.resolvedUrls!.local[0]!, close: () => server.close() };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
