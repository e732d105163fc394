import { readFileSync } from "node:fs";
import { inkRecords } from "../data/ink-set.ts";
import { readPicture } from "../data/node/picture/read-picture.ts";
import { longestPictureFile } from "../data/node/picture/read-picture-file.ts";
import { readBytes } from "../data/node/read-file.ts";
import { TenpenError, within } from "../errors.ts";
import type { Recognizer } from "../recognizer/recognizer.ts";
import { errorOf, faultOf } from "../worker/protocol.ts";
import { type AnswerFormat, answerLines, type Place } from "./answer-format.ts";
import type { PictureFile, ReadBatch, ReadTask } from "./read-task.ts";
import { jsonLine, type SafeLines, textLine } from "./terminal.ts";

/** Reads drawings, or pictures. What breaks a rule is told of, and the rest goes on. */
export async function readBatch(recognizer: Recognizer, task: ReadTask): Promise<ReadBatch> {
  const records =
    "pictures" in task ? await readPictures(recognizer, task, task.pictures) : readDrawings(recognizer, task);
  const failed = records.filter(({ complaint }) => complaint !== undefined);
  const join = (parts: readonly SafeLines[]) => parts.join("") as SafeLines;
  return {
    lines: join(records.map(({ lines }) => lines)),
    complaints: join(failed.map(({ complaint }) => complaint!)),
    count: records.length,
    failed: failed.length,
  };
}

/** What is printed of a drawing or picture. */
interface ReadRecord {
  readonly lines: SafeLines;
  /** Of one that could not be read; empty where the lines tell it. */
  readonly complaint?: SafeLines;
}

function readDrawings(
  recognizer: Recognizer,
  { file, batch, format, expect }: Extract<ReadTask, { batch: unknown }>,
): ReadRecord[] {
  return Array.from(inkRecords(batch), ({ line, text, parse }) => {
    try {
      const { ink, id } = parse();
      const place = { file, line, ...(id === undefined ? {} : { id }) };
      return { lines: answerLines(format, place, recognizer.recognize(ink, expect === undefined ? {} : { expect })) };
    } catch (error) {
      return unread(format, { file, line, ...idOf(text) }, within(file, error));
    }
  });
}

/** What a line that breaks a rule calls itself all the same. */
function idOf(text = ""): Pick<Place, "id"> {
  try {
    const { id } = JSON.parse(text) as { id?: unknown };
    return typeof id === "string" || typeof id === "number" ? { id } : {};
  } catch {
    return {};
  }
}

async function readPictures(
  recognizer: Recognizer,
  { format, expect }: ReadTask,
  files: readonly PictureFile[],
): Promise<ReadRecord[]> {
  const records: ReadRecord[] = [];
  for (const each of files) {
    const { file } = each;
    try {
      const picture = await readPicture(await bytesOf(each)).catch((error) => {
        throw within(file, error);
      });
      const { width, height } = picture;
      const reading = recognizer.readPicture(picture, expect === undefined ? {} : { expect });
      records.push({ lines: answerLines(format, { file }, reading, { width, height }) });
    } catch (error) {
      records.push(unread(format, { file }, error));
    }
  }
  return records;
}

async function bytesOf({ file, bytes, isSmall, fault }: PictureFile): Promise<Uint8Array> {
  if (fault) throw errorOf(fault);
  if (bytes) return bytes;
  try {
    // Many small files are read several times as fast as when each is waited for.
    if (isSmall) return readFileSync(file);
  } catch {
    // Told of below.
  }
  return readBytes(file, longestPictureFile);
}

/** @throws what is no fault of the record. */
function unread(format: AnswerFormat, place: Place, error: unknown): ReadRecord {
  if (!(error instanceof TenpenError)) throw error;
  if (format === "json") return { lines: jsonLine({ ...place, error: faultOf(error) }), complaint: nothing };
  return { lines: nothing, complaint: textLine(`tenpen: ${error.message}`) };
}

const nothing = "" as SafeLines;
