import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { expect, it } from "vitest";

// Which folder may import from which; see ARCHITECTURE.md.
const below: Record<string, readonly string[]> = {
  ink: [],
  nn: [],
  data: ["ink", "nn"],
  formats: ["ink", "nn", "data"],
  report: ["ink", "nn", "data", "formats", "recognizer"],
  train: ["ink", "nn", "data", "formats"],
  recipes: ["ink", "nn", "data", "formats", "train"],
  recognizer: ["ink", "nn", "data", "formats"],
  cli: ["ink", "nn", "data", "formats", "report", "train", "recipes", "recognizer"],
};
// What lies below everything.
const everywhere = ["errors.ts"];
const root = join(import.meta.dirname, "..");

function imports(file: string): string[] {
  const source = readFileSync(file, "utf8");
  const statement = /^(?:import|export)\b[^;]*?\bfrom "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm;
  return [...source.matchAll(statement)].map((match) => (match[1] ?? match[2] ?? match[3])!);
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
  expectArrows(sources(`src/${folder}`), [folder, ...allowed, ...everywhere]);
});

it("the page imports only what draws and reads", () => {
  expectArrows(sources("app"), ["ink", "formats", "recognizer", "report", ...everywhere]);
});

// That they use no DOM and nothing of Node is checked by tsconfig.pure.json, which knows neither.
it.each(["src/ink", "src/nn"])("%s imports no package and asks no clock", (folder) => {
  for (const file of sources(folder)) {
    expect(packages(file), file).toEqual([]);
    expect(readFileSync(file, "utf8"), file).not.toMatch(/\bDate\b|performance\./);
  }
});

// They decide the bytes of a model, which are the same in every engine: chance is no help, and the others of `Math` are rounded
// as each engine likes.
const exactMath = /^(abs|ceil|floor|fround|imul|max|min|round|sign|sqrt|PI|LN2|SQRT2)$/;
it.each(["ink", "nn", "train", "recipes", "formats"])(
  "src/%s takes of Math only what is the same everywhere",
  (folder) => {
    const taken = sources(`src/${folder}`).flatMap((file) => {
      const code = readFileSync(file, "utf8").replaceAll(/\/\*.*?\*\/|\/\/.*?$/gms, "");
      return Array.from(code.matchAll(/\bMath\b(?:\.(\w+))?/g), ([, name = "all of it"]) => ({ file, name }));
    });
    expect(taken.length).toBeGreaterThan(0);
    expect(taken.filter(({ name }) => !exactMath.test(name))).toEqual([]);
  },
);

it("src imports what is installed with the package, and the page what is bundled into it besides", () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const installed = Object.keys(dependencies);
  for (const file of sources("src")) expect(installed, file).toEqual(expect.arrayContaining(packages(file)));
  for (const file of sources("app")) {
    expect(
      ["preact", "idb-keyval", "onnxruntime-web", ...(file.endsWith("vite.config.ts") ? ["vite"] : [])],
      file,
    ).toEqual(expect.arrayContaining(packages(file)));
  }
});

/** Imports of other folders of src must be of those that are allowed. */
function expectArrows(files: readonly string[], allowed: readonly string[]): void {
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    for (const path of imports(file).filter((path) => path.startsWith("."))) {
      const target = relative(join(root, "src"), join(dirname(file), path));
      if (!target.startsWith(".."))
        expect(allowed, `${relative(root, file)} imports ${path}`).toContain(target.split(sep)[0]);
    }
  }
}

/** Names of the packages that a file imports; what comes with Node is none. */
function packages(file: string): string[] {
  return imports(file)
    .filter((path) => !path.startsWith(".") && !path.startsWith("node:"))
    .map((path) =>
      path
        .split("/")
        .slice(0, path.startsWith("@") ? 2 : 1)
        .join("/"),
    );
}
