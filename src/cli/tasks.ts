import { statSync } from "node:fs";
import { readInkBatches } from "../data/ink-set.ts";
import { pictureName } from "../data/node/picture/picture-name.ts";
import { inkSetOptions } from "./files.ts";
import { openInput } from "./inputs.ts";
import type { Io } from "./io.ts";
import type { PictureFile, ReadTask } from "./read-task.ts";

/** Pictures that are read in one go: so many at most, and so many bytes, so that large ones are read one by one. */
const together = { pictures: 64, bytes: 2 ** 17 };

/** What is to be read of some files, in their order. @throws TenpenError for one that holds neither ink nor a picture. */
export async function* tasksOf(
  files: readonly string[],
  options: Pick<ReadTask, "format" | "expect">,
  io: Io,
): AsyncGenerator<ReadTask> {
  let pictures: PictureFile[] = [];
  let bytes = 0;
  const gather = (picture: PictureFile, size: number): boolean => {
    pictures.push(picture);
    bytes += size;
    return pictures.length === together.pictures || bytes > together.bytes;
  };
  const gathered = (): ReadTask => {
    const task = { pictures, ...options };
    [pictures, bytes] = [[], 0];
    return task;
  };
  for (const file of files) {
    if (pictureName.test(file)) {
      const { picture, size } = lookAt(file);
      if (gather(picture, size)) yield gathered();
      continue;
    }
    const input = await openInput(io, file);
    if ("bytes" in input) {
      if (gather({ file, bytes: input.bytes }, input.bytes.length)) yield gathered();
      continue;
    }
    if (pictures.length > 0) yield gathered();
    for await (const batch of readInkBatches(file, input.chunks, inkSetOptions(io, file))) {
      yield { file, batch, ...options };
    }
  }
  if (pictures.length > 0) yield gathered();
}

/** A picture, and how large its file is; whoever reads one that is not there any more tells of it. Asked at once: to wait takes longer. */
function lookAt(file: string): { picture: PictureFile; size: number } {
  const found = statSync(file, { throwIfNoEntry: false });
  const isSmall = found?.isFile() === true && found.size <= together.bytes;
  return { picture: isSmall ? { file, isSmall } : { file }, size: found?.size ?? 0 };
}
