// Bundles a module for a page: node test/bundlers/bundle.mjs BUNDLER ENTRY FOLDER, as FOLDER/entry.js. None is told more than it must be.
import { join } from "node:path";
import nodeResolve from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import webpack from "webpack";

const bundlers = {
  esbuild: (entry, folder) =>
    esbuild.build({ entryPoints: [entry], outfile: join(folder, "entry.js"), bundle: true, format: "esm" }),
  rollup: async (entry, folder) => {
    const bundle = await rollup({ input: entry, plugins: [nodeResolve({ browser: true })] });
    await bundle.write({ dir: folder, entryFileNames: "entry.js", format: "es" });
  },
  webpack: (entry, folder) =>
    new Promise((resolve, reject) => {
      webpack({ mode: "production", entry, output: { path: folder, filename: "entry.js" } }, (error, stats) =>
        error || stats.hasErrors() ? reject(error ?? new Error(stats.toString("errors-only"))) : resolve(),
      );
    }),
};

const [bundler, entry, folder] = process.argv.slice(2);
await bundlers[bundler](entry, folder);
