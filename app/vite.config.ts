import { defineConfig } from "vite";
import { mnistSample } from "../tools/mnist-sample.ts";

export default defineConfig({
  // Relative, so that the built page can be hosted in any folder.
  base: "./",
  plugins: [mnistSample()],
  // A missing file answers 404: with the default a missing model would arrive as a page of HTML.
  appType: "mpa",
  build: { outDir: "../dist/app", emptyOutDir: true, modulePreload: { polyfill: false } },
  worker: { format: "es" },
});
