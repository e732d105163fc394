import type { LabelledPicture } from "../data/node/picture/labelled-pictures.ts";
import { readPictureFile } from "../data/node/picture/read-picture-file.ts";
import { checkReadable } from "../data/node/read-file.ts";
import { TenpenError, within } from "../errors.ts";
import { evaluateReading } from "../evaluation/evaluated.ts";
import type { EvaluatedImage } from "../evaluation/html-report.ts";
import type { Recognizer } from "../recognizer/recognizer.ts";
import type { Io } from "./io.ts";

/** @param keepGoing leaves out what cannot be read, and tells of it. @throws TenpenError for a picture that cannot be read; for a file of a list that is not there before the work. */
export async function evaluatePictures(
  { stderr }: Pick<Io, "stderr">,
  set: string,
  pictures: readonly LabelledPicture[],
  recognizer: Recognizer,
  { labels, keepGoing = false }: { readonly labels?: RegExp; readonly keepGoing?: boolean },
): Promise<EvaluatedImage[]> {
  const wanted = pictures.filter(({ label }) => !labels || labels.test(label ?? ""));
  if (!keepGoing) await checkListed(wanted);
  const samples: EvaluatedImage[] = [];
  let unread = 0;
  for (const picture of wanted) {
    try {
      const { reading, images } = recognizer.lookAtPicture(await readPictureFile(picture.path));
      samples.push({ ...evaluateReading(reading, picture.label), image: images, place: picture.file });
    } catch (error) {
      const told = whereListed(picture, error);
      if (!keepGoing || !(told instanceof TenpenError)) throw told;
      stderr.line(`tenpen: ${told.message}`);
      unread++;
    }
  }
  if (unread > 0 && samples.length === 0) {
    throw new TenpenError("data", set, "must have a picture that can be read", "none");
  }
  if (unread > 0) stderr.line(`${set}: ${unread} of ${wanted.length} pictures are left out, since they cannot be read`);
  return samples;
}

async function checkListed(pictures: readonly LabelledPicture[]): Promise<void> {
  for (const picture of pictures) {
    if (picture.listed === undefined) continue;
    await checkReadable(picture.path).catch((error) => {
      throw whereListed(picture, error);
    });
  }
}

/** The same complaint with the line of the list in front. */
function whereListed({ listed }: LabelledPicture, error: unknown): unknown {
  return listed === undefined ? error : within(listed, error);
}
