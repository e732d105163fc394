import { readBytes } from "../data/node/read-file.ts";
import { TenpenError } from "../errors.ts";
import { fileKind } from "../file-kind.ts";

/** A file of JSON as text, not parsed yet. @throws TenpenError for one that is too large, or known to be something else. */
export async function readJsonText(path: string, limit: number): Promise<string> {
  const bytes = await readBytes(path, limit);
  const kind = fileKind(bytes);
  if (kind !== undefined && kind !== "JSON") throw new TenpenError("data", path, "must be JSON", kind);
  return new TextDecoder().decode(bytes);
}
