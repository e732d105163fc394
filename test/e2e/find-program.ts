import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The first of these programs that is on the PATH or in one of the places. */
export function findProgram(names: readonly string[], places: readonly string[] = []): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...places].find(isExecutable);
}

/** The program that an environment variable names, undefined where it is not set. @throws Error for what is no program. */
export function chosenProgram(variable: string): string | undefined {
  const chosen = process.env[variable];
  if (!chosen) return undefined;
  if (!isExecutable(chosen)) throw new Error(`${variable}: must be a program, got ${chosen}`);
  return chosen;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
