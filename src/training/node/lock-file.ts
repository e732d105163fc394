import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { link, lstat, readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { isRecord, printable, TenpenError } from "../../errors.ts";

export const lockName = "training.lock";

/** How often a lock may vanish or change hands while it is looked at. */
const mostAttempts = 100;

/** The largest number of a process; the system takes larger ones for none, or for others. */
const mostPid = 2 ** 31 - 1;

/** Whoever holds a lock. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, where the system tells: numbers of processes are used again. */
  readonly started: string | null;
}

/**
 * Makes a file that says that this process writes into its folder. One that a process left which is no more, by whatever end, is
 * taken over.
 *
 * @returns what takes the file away again.
 * @throws TenpenError when the process that made it lives, or may live on another machine, and for what is no file; Error with
 * the system's `code`.
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const own: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) };
  // The same process may lock twice, and let go of one of them.
  const text = JSON.stringify({ ...own, id: randomUUID() });
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    if (await tryToMake(path, text)) {
      return async () => {
        if ((await readFile(path, "utf8").catch(() => null)) === text) await rm(path, { force: true });
      };
    }
    await checkRegular(path);
    const found = await readWhole(path);
    if (found === null) continue; // let go of meanwhile
    const holder = parse(found);
    if (holder && mayLive(holder)) throw isHeld(path, holder);
    await takeAway(path, found);
  }
  throw new TenpenError("work", path, "must be a lock that can be taken", "one that changes hands all the time");
}

function isHeld(path: string, { pid, host }: Holder): TenpenError {
  const hint = host === hostname() ? "; if that is no training" : ` on ${printable(host)}; once that has ended`;
  const got = `process ${pid}${hint}, remove ${path}`;
  return new TenpenError("call", dirname(path), "must be written by one training at a time", got);
}

/** @throws TenpenError for what stands in the lock's place and is none: reading it may take for ever, or find nothing. */
async function checkRegular(path: string): Promise<void> {
  const found = await lstat(path).catch((error) => {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  });
  if (found === null || found.isFile()) return;
  const kind = found.isSymbolicLink() ? "a link" : found.isDirectory() ? "a folder" : "a pipe or device";
  throw new TenpenError("call", path, "must be a file that a training has made", `${kind}; remove it`);
}

async function tryToMake(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** What a lock says; null when it is gone. One that is just being made is empty for a moment. */
async function readWhole(path: string): Promise<string | null> {
  for (let attempt = 0; ; attempt++) {
    try {
      const text = await readFile(path, "utf8");
      if (text !== "" || attempt === 10) return text;
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null;
      throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Null for what no training has written. */
function parse(text: string): Holder | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  const { pid, host, started } = value;
  const isPid = Number.isSafeInteger(pid) && (pid as number) > 0 && (pid as number) <= mostPid;
  if (!isPid || typeof host !== "string" || host === "") return null;
  return { pid: pid as number, host, started: typeof started === "string" ? started : null };
}

function mayLive({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0); // sends nothing
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
  const now = startOf(pid);
  return now === null || started === null || now === started;
}

/** Takes a lock away, but not one that another process has made of it meanwhile. */
async function takeAway(path: string, text: string): Promise<void> {
  const aside = `${path}.${process.pid}.tmp`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  if ((await readFile(aside, "utf8")) !== text) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

/** When a process began, in the system's own measure; null where it has no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // proc(5): the name in parentheses is the second field, the start the 22nd.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
