import { readdir } from "node:fs/promises";
import { dirname, isAbsolute, join, relative } from "node:path";
import { fault, isRecord, TenpenError, within } from "../../../errors.ts";
import { parseLabel } from "../../../ink/jsonl.ts";
import { isNumber } from "../../../ink/label.ts";
import { jsonFault } from "../../../json-fault.ts";
import { filesIn } from "../files-in.ts";
import { readFault } from "../read-file.ts";
import { pictureName } from "./picture-name.ts";

/** A file of a picture, and what it shows: as the label of ink. */
export interface LabelledPicture {
  /** Where it is. */
  readonly path: string;
  /** As the set calls it. */
  readonly file: string;
  /** Where a list names it, for messages: `list.jsonl: line 3`. */
  readonly listed?: string;
  readonly label: string | null;
}

/**
 * The pictures in the folders of a folder: what is in one whose name is a number shows that, what is in another shows none.
 *
 * @param onClosed hears of a folder in it that cannot be opened, and the rest goes on; when missing its error is thrown.
 * @throws TenpenError where it cannot be opened itself.
 */
export async function labelledFolder(
  folder: string,
  onClosed?: (error: TenpenError) => void,
): Promise<LabelledPicture[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
    throw readFault(folder, error);
  });
  const labels = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name);
  if (!labels.some(isNumber)) return [];
  const pictures: LabelledPicture[] = [];
  for (const name of labels.sort()) {
    const label = isNumber(name) ? name : null;
    for (const path of await filesIn(join(folder, name), onClosed)) {
      if (pictureName.test(path)) pictures.push({ path, file: relative(folder, path), label });
    }
  }
  return pictures;
}

/** Whether a text begins as a list of labelled pictures does, and not as ink. */
export function isPictureList(head: string): boolean {
  const [first = ""] = head.trimStart().split("\n");
  return /^\{.*"file"\s*:\s*"/.test(first) && !/"strokes"\s*:/.test(first);
}

/**
 * A `.jsonl` of `{"file","label"}`: a label is as that of ink, and files are named as from the folder of the list. Pictures without a
 * label are no part of the set.
 *
 * @param list the list's own path, or `-` for standard input.
 * @throws TenpenError naming the line that breaks a rule.
 */
export function parsePictureList(list: string, text: string): LabelledPicture[] {
  const folder = list === "-" ? "." : dirname(list);
  return text.split("\n").flatMap((line, i) => {
    if (line.trim() === "") return [];
    const where = `line ${i + 1}`;
    try {
      const { file, label } = recordOf(where, line);
      if (typeof file !== "string" || file === "")
        throw fault("data", where, "file must be the path of a picture", file);
      if (label === undefined) return [];
      const path = isAbsolute(file) ? file : join(folder, file);
      return { path, file, label: parseLabel(where, label), listed: `${list}: ${where}` };
    } catch (error) {
      throw within(list, error);
    }
  });
}

function recordOf(where: string, line: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line.trim());
  } catch {
    throw new TenpenError("data", where, "must be JSON", jsonFault(line));
  }
  if (!isRecord(value)) throw fault("data", where, "must be an object with file and label", value);
  return value;
}
