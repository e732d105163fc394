// The rounds that a stopped benchmark had done, so that the same command goes on after them.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a file holds: only rounds of the same command on the same machine with the same program belong together. */
export class Unfinished {
  #path;
  #key;

  /** @param {string} path of the file @param {string} key what the rounds have in common */
  constructor(path, key) {
    this.#path = path;
    this.#key = key;
  }

  /** @returns {object | undefined} what was last saved, unless it is of another command, machine or program */
  load() {
    try {
      const { key, state } = JSON.parse(readFileSync(this.#path, "utf8"));
      return key === this.#key ? state : undefined;
    } catch {
      // Nothing was stopped, or so early that it is lost.
      return undefined;
    }
  }

  save(state) {
    writeFileSync(`${this.#path}.new`, JSON.stringify({ key: this.#key, state }));
    renameSync(`${this.#path}.new`, this.#path);
  }

  remove() {
    rmSync(this.#path, { force: true });
  }
}

/** @param {string} folder @returns {string} the sha256 of all its files, names and contents */
export function hashOfFolder(folder) {
  const hash = createHash("sha256");
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  for (const path of paths.toSorted()) hash.update(`${path}\n`).update(readFileSync(path));
  return hash.digest("hex");
}
