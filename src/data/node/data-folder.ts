import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The folder of public data: `TENPEN_DATA`, or `tenpen` in the user's cache folder. */
export function dataFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const { TENPEN_DATA: own, XDG_CACHE_HOME: cache } = environment;
  if (own) return own;
  // The XDG specification has relative paths ignored.
  return join(cache && isAbsolute(cache) ? cache : join(homedir(), ".cache"), "tenpen");
}
