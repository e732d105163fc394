import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { onTestFinished } from "vitest";
import { root } from "../support/call.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** A host as there are many: it serves the built page in a folder of its own, and sends no headers that help. */
export class StaticHost {
  readonly #server = createServer((request, response) => {
    const path = new URL(request.url!, "http://host").pathname;
    this.requests.push(path);
    const file = path.replace(/^\/a\/folder\//, "") || "index.html";
    const body = this.answers.get(file) ?? this.#read(file);
    if (body === undefined) response.writeHead(404).end("<!doctype html>Not here");
    else response.writeHead(200, { "Content-Type": types[extname(file)] ?? "application/octet-stream" }).end(body);
  });
  readonly #folder = mkdtempSync(join(tmpdir(), "tenpen-host-"));
  /** The paths that were asked for. */
  readonly requests: string[] = [];
  /** What is answered in place of a file. */
  readonly answers = new Map<string, string>();
  url = "";

  static async start(): Promise<StaticHost> {
    const host = new StaticHost();
    cpSync(join(root, "dist/app"), host.#folder, { recursive: true });
    await host.listen(0);
    onTestFinished(async () => {
      await host.stop();
      rmSync(host.#folder, { recursive: true });
    });
    return host;
  }

  async listen(port = Number(new URL(this.url).port)): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/a/folder/`;
  }

  /** Nothing is answered any more. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The path of what the page names so. */
  file(pattern: RegExp): string {
    return pattern.exec(this.#text("index.html"))![0];
  }

  /** Puts a version in place of the one before, whose scripts are gone: it says which it is on `<html>`. */
  deploy(version: string): void {
    const html = this.#text("index.html");
    const [, old] = /src="\.\/(assets\/index-[\w-]+\.js)"/.exec(html)!;
    const script = this.#text(old!);
    const name = `assets/index-version${version}.js`;
    const written = `${script}\ndocument.documentElement.dataset.version = "${version}";`;
    const page = html.replace(old!, name);
    const worker = this.#text("service-worker.js")
      .replaceAll(old!, name)
      .replaceAll(hash(script), hash(written))
      .replaceAll(hash(html), hash(page))
      .replace(/version:`[^`]+/, `version:\`${version}`);
    rmSync(join(this.#folder, old!));
    writeFileSync(join(this.#folder, name), written);
    writeFileSync(join(this.#folder, "index.html"), page);
    writeFileSync(join(this.#folder, "service-worker.js"), worker);
  }

  #text(file: string): string {
    return readFileSync(join(this.#folder, file), "utf8");
  }

  #read(file: string): Buffer | undefined {
    try {
      return readFileSync(join(this.#folder, file));
    } catch {
      return undefined;
    }
  }
}

function hash(content: string): string {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}
