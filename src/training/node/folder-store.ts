import { mkdtemp, readdir, readFile, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { makeFolders, writeWhole } from "../../data/node/write-file.ts";
import { TenpenError } from "../../errors.ts";
import { entries, type RunStore } from "../run-store.ts";
import { lockFile, lockName } from "./lock-file.ts";

/** A folder, in which each entry is a file. */
export class FolderStore implements RunStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  placeOf(name = ""): string {
    return name === "" ? this.#folder : join(this.#folder, name);
  }

  async list(): Promise<string[]> {
    try {
      return (await readdir(this.#folder)).filter((name) => name !== lockName);
    } catch (error) {
      if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return []; // `lock` says what is wrong
      throw new TenpenError("call", this.#folder, "must be a folder that can be read", codeOf(error));
    }
  }

  async read(name: string): Promise<Uint8Array | null> {
    try {
      return await readFile(this.placeOf(name));
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null;
      throw new TenpenError("data", this.placeOf(name), "must be readable", codeOf(error));
    }
  }

  async write(name: string, content: Uint8Array | string): Promise<void> {
    await mustWrite(this.placeOf(name), "must be a file that can be written", (path) => writeWhole(path, content));
  }

  /** Makes the folder where it is missing, and takes away what killed trainings have left half written. */
  async lock(): Promise<() => Promise<void>> {
    await mustWrite(this.#folder, "must be a folder that can be written", async (folder) => {
      await makeFolders(folder);
      await rmdir(await mkdtemp(join(folder, ".tenpen-")));
    });
    const release = await mustWrite(this.placeOf(lockName), "must be a file that can be written", lockFile);
    const names = await this.list();
    for (const name of names) {
      const [, whole] = /^(.*)\.\d+\.tmp$/.exec(name) ?? [];
      if (whole !== undefined && written.includes(whole)) await rm(this.placeOf(name), { force: true });
    }
    return release;
  }
}

/** Of which a killed process may have left a part. */
const written: readonly string[] = [...Object.values(entries), lockName];

async function mustWrite<Result>(path: string, rule: string, work: (path: string) => Promise<Result>): Promise<Result> {
  try {
    return await work(path);
  } catch (error) {
    if (error instanceof TenpenError) throw error;
    throw new TenpenError("work", path, rule, codeOf(error), { cause: error });
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
