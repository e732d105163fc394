import { blankDrawing, type Drawing } from "../../ink-canvas/drawing.ts";
import type { Fault } from "../../src/errors.ts";
import type { PictureReading } from "../../src/recognizer/read-pixels.ts";
import type { ReadNumber } from "../../src/recognizer/reading.ts";
import { faultOf } from "../../src/worker/protocol.ts";
import type { Read } from "../reader.ts";
import { isOfFile, type PictureReader } from "./picture-reader.ts";
import type { OpenedPicture, PictureRead } from "./picture-worker.ts";
import { correctionsOf, isSameNumber, type Sayings, saidOf } from "./sayings.ts";
import { isWritten, withWritten } from "./with-written.ts";

/** How far it is with a picture. */
export type Progress =
  | { readonly status: "waiting" | "opening" }
  | { readonly status: "stopped"; readonly opened?: OpenedPicture | undefined }
  /** At a glance some of it was read: to be seen, not to be used. */
  | { readonly status: "reading"; readonly opened: OpenedPicture; readonly glance?: PictureReading | undefined }
  | { readonly status: "read"; readonly opened: OpenedPicture; readonly read: PictureRead }
  /** It may be tried again: the fault is not the file's. */
  | { readonly status: "failed"; readonly opened?: OpenedPicture | undefined; readonly fault: Fault };

/** A file that is no picture that can be read, whatever is tried. */
export interface RefusedFile {
  readonly file: File;
  readonly fault: Fault;
}

export interface SessionPicture {
  readonly file: File;
  readonly progress: Progress;
  /** What was said of its numbers by whoever looked at them. */
  readonly sayings: Sayings;
  /** What of that was taken back, and can be said again. */
  readonly unsaid: Sayings;
  /** What of that stands for numbers as they are now, by their index; "" of what is none. */
  readonly corrections: ReadonlyMap<number, string>;
  /** What was written on it, in its pixels. */
  readonly drawing: Drawing;
  /** What stands on it, once it was read: together with what was written. */
  readonly read: PictureRead | undefined;
}

/** Whether it is still to be read, or is being read. */
export function isUnread(picture: SessionPicture | undefined): boolean {
  const status = picture?.progress.status;
  return status === "waiting" || status === "opening" || status === "reading";
}

/** What became of a number by what was written. */
export interface WrittenChange {
  readonly number?: number;
  /** The text that was seen there; undefined or "" where none was. */
  readonly was?: string | undefined;
  readonly is?: ReadNumber | undefined;
}

const untouched = { sayings: [], unsaid: [], corrections: new Map(), drawing: blankDrawing };
const unread = { progress: { status: "waiting" }, read: undefined } as const;

/**
 * The pictures that are looked at. They are read one after the other, in the order in which they came. Files that cannot be read are told, and
 * are no longer among them.
 */
export class PictureSession {
  readonly #reader: Pick<PictureReader, "open" | "glance" | "read" | "stop">;
  readonly #onChange: (pictures: readonly SessionPicture[], refused: readonly RefusedFile[]) => void;
  #pictures: readonly SessionPicture[] = [];
  #refused: readonly RefusedFile[] = [];
  /** Taken anew whenever reading is stopped: what goes on with an older one has come to its end. */
  #run = {};
  #isReading = false;

  constructor(
    reader: Pick<PictureReader, "open" | "glance" | "read" | "stop">,
    onChange: (pictures: readonly SessionPicture[], refused: readonly RefusedFile[]) => void,
  ) {
    this.#reader = reader;
    this.#onChange = onChange;
  }

  add(files: readonly File[]): void {
    const added = files.map((file) => ({ ...unread, ...untouched, file }));
    this.#become([...this.#pictures, ...added]);
    void this.#readAll();
  }

  /** Reads no more, until something is asked for again. */
  stop(): void {
    this.#end();
    this.#become(
      this.#pictures.map((each) => {
        const opened = "opened" in each.progress ? each.progress.opened : undefined;
        return isUnread(each) ? { ...each, progress: { status: "stopped" as const, opened } } : each;
      }),
    );
  }

  /** Reads what was stopped or has failed once more. */
  again(index: number): void {
    this.#change(index, unread);
    void this.#readAll();
  }

  /** Reads all that was stopped, or has failed, as without a connection. */
  goOn(): void {
    const isLeft = ({ status }: Progress) => status === "stopped" || status === "failed";
    this.#become(this.#pictures.map((each) => (isLeft(each.progress) ? { ...each, ...unread } : each)));
    void this.#readAll();
  }

  /** It is no longer among them. What is read of it comes to its end. */
  remove(index: number): void {
    const { status } = this.#pictures[index]!.progress;
    this.#become(this.#pictures.toSpliced(index, 1));
    if (status !== "opening" && status !== "reading") return;
    this.#end();
    void this.#readAll();
  }

  /** One that was removed is there again, as it was, before the one of this index. */
  putBack(picture: SessionPicture, index: number): void {
    const whole = isUnread(picture) ? { ...picture, ...unread } : picture;
    this.#become(this.#pictures.toSpliced(index, 0, whole));
    void this.#readAll();
  }

  /** Of those that were refused nothing more is told. */
  forgetRefused(): void {
    this.#refused = [];
    this.#become(this.#pictures);
  }

  /** Says what a number is: undefined for what was read. */
  correct(index: number, number: number, text: string | undefined): void {
    const { sayings, read } = this.#pictures[index]!;
    const of = read!.reading.numbers[number]!;
    if (saidOf(sayings, of) !== text) this.#change(index, { sayings: [...sayings, { of, text }], unsaid: [] });
  }

  /** Takes back what was said last of a number that is there. @returns which; undefined where nothing was said. */
  unsay(index: number): number | undefined {
    const { sayings, unsaid, read } = this.#pictures[index]!;
    const last = sayings.findLastIndex(({ of }) => indexOf(of, read) !== undefined);
    if (last < 0) return undefined;
    const saying = sayings[last]!;
    this.#change(index, { sayings: sayings.toSpliced(last, 1), unsaid: [...unsaid, saying] });
    return indexOf(saying.of, read);
  }

  /** Says again what was taken back last. @returns of which number; undefined where that is not there, or nothing was taken back. */
  sayAgain(index: number): number | undefined {
    const { sayings, unsaid, read } = this.#pictures[index]!;
    const saying = unsaid.at(-1);
    if (!saying) return undefined;
    this.#change(index, { sayings: [...sayings, saying], unsaid: unsaid.slice(0, -1) });
    return indexOf(saying.of, read);
  }

  /** Something else is written on it now. */
  draw(file: File, drawing: Drawing): void {
    this.#change(this.#indexOf(file), { drawing });
  }

  /**
   * What is written on it was read as this; undefined where nothing is. What was said of numbers that are others now stands
   * again once they are what they were.
   *
   * @returns which number was written last, with what stood there before and what does now; all undefined where none is another by that, and
   * where the picture is gone or not read.
   */
  wrote(file: File, written: Read | undefined): WrittenChange {
    const index = this.#indexOf(file);
    const picture = this.#pictures[index];
    if (picture?.progress.status !== "read") return {};
    const { progress, sayings } = picture;
    const before = picture.read?.reading.numbers ?? [];
    const read = withWritten(progress.read, written);
    const { numbers } = read.reading;
    this.#change(index, { read });
    const isNew = (number: ReadNumber) => isWritten(number) && !before.some((each) => isSameNumber(each, number));
    const number = numbers.findLastIndex(isNew);
    if (number < 0) return {};
    const below = progress.read.reading.numbers[number];
    const was = saidOf(sayings, before[number]) ?? saidOf(sayings, below) ?? below?.text;
    return { number, was, is: numbers[number] };
  }

  async #readAll(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    const run = this.#run;
    const next = () => this.#pictures.findIndex(({ progress }) => progress.status === "waiting");
    for (let index = next(); index >= 0 && this.#run === run; index = next())
      await this.#readOne(this.#pictures[index]!.file, run);
    if (this.#run === run) this.#isReading = false;
  }

  async #readOne(file: File, run: object): Promise<void> {
    const become = (progress: Progress) => {
      const read = "read" in progress ? progress.read : undefined;
      if (this.#run === run) this.#change(this.#indexOf(file), { progress, read });
    };
    let opened: OpenedPicture | undefined;
    try {
      become({ status: "opening" });
      opened = await this.#reader.open(file);
      become({ status: "reading", opened });
      if (this.#run === run) become({ status: "reading", opened, glance: await this.#reader.glance() });
      if (this.#run === run) become({ status: "read", opened, read: await this.#reader.read() });
    } catch (error) {
      const fault = faultOf(error);
      if (this.#run === run && isOfFile(fault)) this.#refuse(file, fault);
      else become({ status: "failed", opened, fault });
    }
  }

  /** Where it stands now: others may be refused or removed meanwhile. −1 where it is gone. */
  #indexOf(file: File): number {
    return this.#pictures.findIndex((each) => each.file === file);
  }

  #refuse(file: File, fault: Fault): void {
    this.#refused = [...this.#refused, { file, fault }];
    this.#become(this.#pictures.filter((each) => each.file !== file));
  }

  #end(): void {
    this.#run = {};
    this.#isReading = false;
    this.#reader.stop();
  }

  #change(index: number, change: Partial<Omit<SessionPicture, "corrections">>): void {
    const changed = (picture: SessionPicture) => {
      const next = { ...picture, ...change };
      return { ...next, corrections: correctionsOf(next.sayings, next.read?.reading.numbers ?? []) };
    };
    this.#become(this.#pictures.map((each, i) => (i === index ? changed(each) : each)));
  }

  #become(pictures: readonly SessionPicture[]): void {
    this.#pictures = pictures;
    this.#onChange(pictures, this.#refused);
  }
}

function indexOf(number: ReadNumber, read: PictureRead | undefined): number | undefined {
  const index = read?.reading.numbers.findIndex((each) => isSameNumber(each, number)) ?? -1;
  return index < 0 ? undefined : index;
}
