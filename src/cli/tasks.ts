import { readInkBatches } from "../data/ink-set.ts";
import { pictureName } from "../data/node/picture/picture-name.ts";
import { statOf } from "../data/node/stat-of.ts";
import { type Fault, TenpenError } from "../errors.ts";
import { faultOf } from "../worker/protocol.ts";
import { inkSetOptions } from "./files.ts";
import { type InputFile, type OpenedInput, openInput } from "./inputs.ts";
import type { Io } from "./io.ts";
import type { PictureFile, ReadTask } from "./read-task.ts";

/** Pictures that are read in one go: so many at most, and so many bytes, so that large ones are read one by one. */
const together = { pictures: 64, bytes: 2 ** 17 };

/** What is to be read of some files, in their order; one that cannot be is told of. @throws TenpenError for one that holds neither ink nor a picture. */
export async function* tasksOf(
  files: readonly InputFile[],
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
  for (const { file, fault } of files) {
    if (fault || pictureName.test(file)) {
      const { picture, size } = fault ? { picture: { file, fault }, size: 0 } : lookAt(file);
      if (gather(picture, size)) yield gathered();
      continue;
    }
    const input = await open(file, io);
    if (!("chunks" in input)) {
      if (gather({ file, ...input }, "bytes" in input ? input.bytes.length : 0)) yield gathered();
      continue;
    }
    if (pictures.length > 0) yield gathered();
    for await (const batch of readInkBatches(file, input.chunks, inkSetOptions(io, file))) {
      yield { file, batch, ...options };
    }
  }
  if (pictures.length > 0) yield gathered();
}

/** A file that was opened, or why it cannot be. */
async function open(file: string, io: Io): Promise<OpenedInput | { readonly fault: Fault }> {
  try {
    return await openInput(io, file);
  } catch (error) {
    if (error instanceof TenpenError) return { fault: faultOf(error) };
    throw error;
  }
}

/** A picture, and how large its file is; whoever reads one that cannot be looked at tells of it. */
function lookAt(file: string): { picture: PictureFile; size: number } {
  const found = statOf(file);
  const isSmall = found?.isFile() === true && found.size <= together.bytes;
  return { picture: isSmall ? { file, isSmall } : { file }, size: found?.size ?? 0 };
}
