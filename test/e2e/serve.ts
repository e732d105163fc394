import { fileURLToPath } from "node:url";
import { preview } from "vite";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the built page is served. */
    url: string;
  }
}

/** Serves the built page on a free port of this machine while the tests run. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const server = await preview({
    root: fileURLToPath(new URL("../../app", import.meta.url)),
    preview: { host: "127.0.0.1", port: 0 },
    logLevel: "error",
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === "string") throw new Error("preview: must listen on a port");
  project.provide("url", `http://127.0.0.1:${address.port}/`);
  return () => server.close();
}
