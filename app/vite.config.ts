import { defineConfig, type Plugin } from "vite";
import { contentSecurityPolicy as policyInPage } from "../tools/content-security-policy.ts";
import { mnistSample } from "../tools/mnist-sample.ts";
import { previewCard } from "../tools/preview-card.ts";
import { serviceWorker } from "../tools/service-worker.ts";
import { contentSecurityPolicy, headers } from "./headers.ts";

export default defineConfig({
  // Relative, so that the built page can be hosted in any folder.
  base: "./",
  plugins: [
    mnistSample(),
    plainImports(),
    previewCard(process.env.TENPEN_URL),
    policyInPage(contentSecurityPolicy),
    serviceWorker(["recognizer.worker", "ink"], ["ort", "hdf5"]),
  ],
  // A missing file answers 404: with the default a missing model would arrive as a page of HTML.
  appType: "mpa",
  preview: { headers },
  build: {
    outDir: "../dist/app",
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // Texts stand where they are used, without a name each.
    rolldownOptions: { optimization: { inlineConst: { mode: "all" } } },
  },
  worker: { format: "es" },
});

/**
 * Vite wraps each `import()` in what loads its styles first, 1.9 KB in the first load. Here what is loaded later is one file, with
 * its styles in it, which is there or is not.
 */
function plainImports(): Plugin {
  return {
    name: "plain-imports",
    enforce: "pre",
    load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : undefined),
  };
}
