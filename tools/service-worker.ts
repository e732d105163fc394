import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build, type Plugin, type Rolldown } from "vite";

const source = fileURLToPath(new URL("../app/offline/service-worker.ts", import.meta.url));

/** What is in the bundle, and that is all which is to be looked at. */
type Bundle = Readonly<Record<string, Rolldown.OutputAsset | Rolldown.OutputChunk>>;

/**
 * Writes `service-worker.js` beside the page, with the list of what the page needs to read a first digit, and of what it may need later.
 * @param workers what is loaded besides the page's scripts and styles, by the beginning of the name: workers, and what they load.
 * @param rare what is kept once it was used, and not before: it is heavy, and few need it.
 */
export function serviceWorker(workers: readonly string[], rare: readonly string[]): Plugin {
  return {
    name: "service-worker",
    apply: "build",
    // Behind those that write index.html and the styles.
    enforce: "post",
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const paths = firstLoad(bundle, workers);
        const files = Object.fromEntries(
          paths.map((path) => [path === "index.html" ? "" : path, integrityOf(bundle[path]!)]),
        );
        const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
        const later = laterLoad(bundle, paths, rare).map((path) => [path, integrityOf(bundle[path]!)]);
        const code = await compile({ version, files, later });
        this.emitFile({ type: "asset", fileName: "service-worker.js", source: code });
      },
    },
  };
}

/** The page, what its script imports, their styles, its icon, and what the workers are. */
export function firstLoad(bundle: Bundle, workers: readonly string[]): string[] {
  const paths = new Set(["index.html"]);
  const add = (path: string) => {
    const file = bundle[path];
    if (!file || paths.has(path)) return;
    paths.add(path);
    if (file.type === "chunk") for (const next of file.imports) add(next);
  };
  const html = String((bundle["index.html"] as Rolldown.OutputAsset).source);
  for (const [, path] of html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)) add(path!);
  for (const worker of workers) {
    const found = Object.keys(bundle).filter((path) => path.startsWith(`assets/${worker}-`));
    if (found.length !== 1) throw new Error(`${worker}: must be one file of the page, got ${found.length}`);
    add(found[0]!);
  }
  return [...paths].sort();
}

/** What else the page may load, so that all of it is there without a network. */
export function laterLoad(bundle: Bundle, first: readonly string[], rare: readonly string[]): string[] {
  const isRare = (path: string) => rare.some((name) => path.startsWith(`assets/${name}`));
  return Object.keys(bundle)
    .filter((path) => path.startsWith("assets/") && !path.endsWith(".map") && !first.includes(path) && !isRare(path))
    .sort();
}

function integrityOf(file: Bundle[string]): string {
  const content = file.type === "chunk" ? file.code : file.source;
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}

/** A program without imports: not every browser has service workers that are modules. */
async function compile(list: unknown): Promise<string> {
  const { output } = (await build({
    configFile: false,
    logLevel: "error",
    define: { firstLoad: JSON.stringify(list) },
    build: { write: false, rolldownOptions: { input: source, output: { format: "iife" } } },
  })) as Rolldown.RolldownOutput;
  return output[0].code;
}
