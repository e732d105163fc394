import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Files share processes, and the modules in them, which each would otherwise load anew. What a test changes of its surroundings it changes back.
const isolate = false;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          isolate,
          include: [
            "src/**/*.test.ts",
            "test/*.test.ts",
            "ink-canvas/*.test.ts",
            "app/**/*.test.ts",
            "bench/*.test.mjs",
          ],
          testTimeout: 60_000,
          // The package is packed in a hook, which a busy machine takes its time to do.
          hookTimeout: 60_000,
          // Vitest leaves one core to itself, which of two is half.
          maxWorkers: availableParallelism(),
        },
      },
      {
        test: {
          name: "page",
          isolate,
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: "test/e2e/serve.ts",
          testTimeout: 60_000,
          // A busy machine takes its time to start a browser.
          hookTimeout: 60_000,
          // Browsers wait more than they work: two at a time, after the unit tests.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Writes docs/screenshots: `npm run screenshots`.
        test: {
          name: "screenshots",
          include: ["test/screenshots/*.test.ts"],
          globalSetup: "test/e2e/serve.ts",
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Full trainings: `npm run exactness`.
        test: {
          name: "exactness",
          include: ["test/exactness/*.test.ts"],
          testTimeout: 3_600_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
