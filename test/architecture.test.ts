import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";

// Which folder may import from which; see ARCHITECTURE.md.
const below: Record<string, readonly string[]> = {
  ink: [],
  nn: [],
  data: ["ink", "nn"],
  formats: ["ink", "nn", "data"],
  report: ["ink", "nn", "data", "formats"],
  train: ["ink", "nn", "data", "formats"],
  recognizer: ["ink", "nn", "data", "formats"],
  cli: ["ink", "nn", "data", "formats", "report", "train", "recognizer"],
};
const root = join(import.meta.dirname, "..");

function imports(file: string): string[] {
  const source = readFileSync(file, "utf8");
  return [...source.matchAll(/(?:from\s+|import\s*\(?\s*)"([^"]+)"/g)].map((match) => match[1]!);
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(join("kernels", "assembly")));
}

it("every folder of src has its place in the order", () => {
  const folders = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).toSorted()).toEqual(Object.keys(below).toSorted());
});

it.each(Object.entries(below))("src/%s imports only from %j", (folder, allowed) => {
  const files = sources(`src/${folder}`);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    for (const path of imports(file).filter((path) => path.startsWith("."))) {
      const target = relative(join(root, "src"), join(dirname(file), path)).split("/")[0]!;
      if (target !== folder) expect(allowed, `${relative(root, file)} imports ${path}`).toContain(target);
    }
  }
});

// That they use no DOM and nothing of Node is checked by tsconfig.pure.json, which knows neither.
it.each(["src/ink", "src/nn"])("%s imports no package", (folder) => {
  for (const file of sources(folder)) expect(imports(file).filter((path) => !path.startsWith("."))).toEqual([]);
});

it("nothing in src or app imports what only the development needs", () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  // Preact and Vite's worker syntax are part of the built page, and MNIST is looked up where it is installed.
  const built = ["preact", "vite"];
  for (const file of sources("src")) {
    const packages = imports(file).filter((path) => Object.hasOwn(devDependencies, path) && !built.includes(path));
    expect(packages, relative(root, file)).toEqual([]);
  }
});
