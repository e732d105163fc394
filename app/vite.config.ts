import { defineConfig, type Plugin } from "vite";
import { mnistSample } from "../tools/mnist-sample.ts";

export default defineConfig({
  // Relative, so that the built page can be hosted in any folder.
  base: "./",
  plugins: [mnistSample(), plainImports()],
  // A missing file answers 404: with the default a missing model would arrive as a page of HTML.
  appType: "mpa",
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
