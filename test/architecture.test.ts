import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { expect, it } from "vitest";

// Which room imports from which, and no other: see ARCHITECTURE.md. `errors.ts` lies below them all.
const arrows: Record<string, readonly string[]> = {
  worker: [],
  ink: [],
  nn: [],
  model: ["ink", "nn"],
  data: ["ink", "picture"],
  formats: ["ink", "nn", "model"],
  segment: ["ink"],
  hand: ["nn"],
  picture: ["ink", "segment"],
  recognizer: ["ink", "nn", "model", "formats", "segment", "hand", "picture"],
  train: ["worker", "ink", "nn", "data", "segment", "picture"],
  training: ["worker", "ink", "nn", "model", "formats", "data", "train", "recognizer"],
  charts: [],
  evaluation: ["ink", "charts"],
  cli: ["worker", "ink", "nn", "model", "formats", "data", "train", "training", "recognizer", "evaluation"],
};
// What lies below everything.
const everywhere = ["errors.ts", "file-kind.ts", "json-fault.ts"];
const root = join(import.meta.dirname, "..");

function imports(source: string): string[] {
  const statement = /^(?:import|export)\b[^;]*?\bfrom "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm;
  return [...source.matchAll(statement)].map((match) => (match[1] ?? match[2] ?? match[3])!);
}

function read(file: string): string {
  return readFileSync(file, "utf8");
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(join("kernels", "assembly")));
}

it("every folder of src has its place in the order", () => {
  const folders = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).toSorted()).toEqual(Object.keys(arrows).toSorted());
});

it.each(Object.entries(arrows))("src/%s imports from %j, and from each of them", (folder, allowed) => {
  const files = sources(`src/${folder}`);
  expectArrows(files, [folder, ...allowed, ...everywhere]);
  const used = new Set(files.flatMap((file) => relatives(file).map(roomOf)));
  expect([...used]).toEqual(expect.arrayContaining([...allowed]));
});

it("no file imports itself, by whatever way around", () => {
  const files = ["src", "ink-canvas", "app"].flatMap(sources);
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]) => {
    const circle = way.slice(way.indexOf(file));
    expect(way.includes(file) ? circle.map((each) => relative(root, each)) : [], "circle").toEqual([]);
    if (done.has(file)) return;
    done.add(file);
    for (const next of relatives(file)) if (files.includes(next)) visit(next, [...way, file]);
  };
  for (const file of files) visit(file, []);
});

it("no file is longer than 400 lines", () => {
  const files = ["src", "ink-canvas", "app", "test", "tools", "bench"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(({ name, parentPath }) => /\.(tsx?|mjs|css)$/.test(name) && !parentPath.includes("node_modules"))
      .map(({ name, parentPath }) => join(parentPath, name)),
  );
  const lengths = files
    .filter((file) => !file.endsWith(".generated.ts"))
    .map((file) => ({ file: relative(root, file), lines: readFileSync(file, "utf8").split("\n").length - 1 }));
  expect(lengths.length).toBeGreaterThan(100);
  expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
});

it("the page imports only what draws and reads", () => {
  expectArrows(sources("app"), [
    "worker",
    "ink",
    "picture",
    "model",
    "formats",
    "recognizer",
    "evaluation",
    ...everywhere,
  ]);
});

it("what reads drawings on the page loads nothing that reads pictures", () => {
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    const code = read(file).replaceAll(/^import type [^;]*;$/gm, ""); // compiled away
    for (const path of imports(code)) if (path.startsWith(".")) visit(join(dirname(file), path));
  };
  visit(join(root, "app/recognizer.worker.ts"));
  expect(reached).toContain(join(root, "src/recognizer/read-ink.ts"));
  expect([...reached].filter((file) => roomOf(file) === "picture")).toEqual([]);
});

it("the surface to write on knows ink and nothing else of the project", () => {
  expectWithin(sources("ink-canvas"), ["ink-canvas", "src/ink"]);
});

// The files of app/ itself are shared, except what composes the features.
const features = [
  "app/draw",
  "app/footer",
  "app/help",
  "app/history",
  "app/learn",
  "app/model",
  "app/offline",
  "app/pictures",
  "app/share",
  "app/shell",
];
const shared = ["ink-canvas", "src", "app/reading", "app/strings", "app/store"];

it("every folder of app/ is a feature, or what shows a reading, or texts, or what is kept, or what is served as it is", () => {
  const folders = readdirSync(join(root, "app"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => `app/${name}`).toSorted()).toEqual(
    [...features, "app/reading", "app/strings", "app/store", "app/public"].toSorted(),
  );
});

it.each([...features, "app/reading", "app/strings", "app/store"])("%s knows no other feature", (feature) => {
  expectWithin(sources(feature), [feature, ...shared, "app"]);
  for (const file of sources(feature)) expect(relatives(file), file).not.toContain(join(root, "app/page.tsx"));
});

it("the shared files of app/ know the features only where they are composed", () => {
  const files = sources("app").filter((file) => dirname(file) === join(root, "app") && basename(file) !== "page.tsx");
  expectWithin(files, [...shared, "app", "tools"]);
});

it.each(features)("%s takes texts in the language of the page, where it shows them", (feature) => {
  for (const file of sources(feature)) {
    for (const path of imports(read(file))) expect(path, file).not.toMatch(/strings\/[a-z]{2}(\.ts|\/)/);
    // What stands at the margin is evaluated once; a function asks anew.
    expect(read(file), file).not.toMatch(/^(export )?const (?!.*=>).*= .*\b(strings\.|lazyStrings\()/m);
  }
});

// That they use no DOM and nothing of Node is checked by tsconfig.pure.json, which knows neither.
it.each(["src/ink", "src/nn", "src/segment", "src/hand", "src/picture"])(
  "%s imports no package and asks no clock",
  (folder) => {
    for (const file of sources(folder)) {
      expect(packages(read(file)), file).toEqual([]);
      expect(read(file), file).not.toMatch(/\bDate\b|performance\./);
    }
  },
);

it.each(["data", "train", "training"])("src/%s imports from Node only in its folder node", (room) => {
  const others = sources(`src/${room}`).filter((file) => !file.includes(`${sep}node${sep}`));
  const used = others.filter((file) =>
    imports(file).some((path) => path.startsWith("node:") || path.includes("/node/")),
  );
  expect(used.map((file) => relative(root, file))).toEqual([]);
  for (const file of others) expect(readFileSync(file, "utf8"), file).not.toMatch(/\bBuffer\.|process\.(?!getBuiltin)/);
});

// They decide the bytes of a model, which are the same in every engine: chance is no help, and the others of `Math` are rounded
// as each engine likes.
const exactMath = /^(abs|ceil|floor|fround|imul|max|min|round|sign|sqrt|PI|LN2|SQRT1_2|SQRT2)$/;
it.each(["ink", "segment", "picture", "nn", "hand", "model", "train", "training", "formats"])(
  "src/%s takes of Math only what is the same everywhere",
  (folder) => {
    const files = sources(`src/${folder}`);
    expect(files.length).toBeGreaterThan(0);
    const taken = files.flatMap((file) => {
      const code = read(file).replaceAll(/\/\*.*?\*\/|\/\/.*?$/gms, "");
      return Array.from(code.matchAll(/\bMath\b(?:\.(\w+))?/g), ([, name = "all of it"]) => ({ file, name }));
    });
    expect(taken.filter(({ name }) => !exactMath.test(name))).toEqual([]);
  },
);

it("src imports what is installed with the package, and the page what is bundled into it besides", () => {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const optional = ["formats/optional-packages.ts", "data/node/picture/webp.ts", "data/node/picture/avif.ts"];
  for (const file of sources("src")) {
    // Types of the optional packages are compiled away.
    const code = read(file).replaceAll(/^import type .*$/gm, "");
    const isOptional = optional.some((name) => file === join(root, "src", name));
    const installed = Object.keys(isOptional ? peerDependencies : dependencies);
    expect(installed, file).toEqual(expect.arrayContaining(packages(code)));
  }
  for (const file of sources("ink-canvas")) expect(packages(read(file)), file).toEqual([]);
  for (const file of sources("app")) {
    expect(["preact", "idb", "onnxruntime-web", ...(file.endsWith("vite.config.ts") ? ["vite"] : [])], file).toEqual(
      expect.arrayContaining(packages(read(file))),
    );
  }
});

/** Imports of other folders of src must be of those that are allowed. */
function expectArrows(files: readonly string[], allowed: readonly string[]): void {
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    for (const target of relatives(file).filter((path) => !relative(join(root, "src"), path).startsWith(".."))) {
      expect(allowed, `${relative(root, file)} imports ${relative(root, target)}`).toContain(roomOf(target));
    }
  }
}

/** Imports of the project's own must be of files in these folders; `app` is the files in it, and not its folders. */
function expectWithin(files: readonly string[], folders: readonly string[]): void {
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    for (const path of relatives(file)) {
      const target = relative(root, dirname(path)).replaceAll(sep, "/");
      const within = (folder: string) => target === folder || (folder !== "app" && target.startsWith(`${folder}/`));
      expect(folders.some(within), `${relative(root, file)} imports ${relative(root, path)}`).toBe(true);
    }
  }
}

/** Whole paths of the files that a file imports. */
function relatives(file: string): string[] {
  return imports(read(file))
    .filter((path) => path.startsWith("."))
    .map((path) => join(dirname(file), path));
}

/** The folder or file of src in which a file lies. */
function roomOf(file: string): string {
  return relative(join(root, "src"), file).split(sep)[0]!;
}

/** Names of the packages that a source imports; what comes with Node is none. */
function packages(source: string): string[] {
  return imports(source)
    .filter((path) => !path.startsWith(".") && !path.startsWith("node:"))
    .map((path) =>
      path
        .split("/")
        .slice(0, path.startsWith("@") ? 2 : 1)
        .join("/"),
    );
}
