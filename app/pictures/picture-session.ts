import type { Fault } from "../../src/errors.ts";
import { faultOf } from "../../src/worker/protocol.ts";
import type { PictureReader } from "./picture-reader.ts";
import type { OpenedPicture, PictureRead } from "./picture-worker.ts";

/** How far it is with a picture. */
export type Progress =
  | { readonly status: "waiting" | "opening" | "stopped" }
  | { readonly status: "reading"; readonly opened: OpenedPicture }
  | { readonly status: "read"; readonly opened: OpenedPicture; readonly read: PictureRead }
  | { readonly status: "failed"; readonly opened?: OpenedPicture | undefined; readonly fault: Fault };

export interface SessionPicture {
  readonly file: File;
  readonly progress: Progress;
  /** What was said of numbers by whoever looked at them, by their index; "" of what is none. */
  readonly corrections: ReadonlyMap<number, string>;
}

/** Whether it is still to be read, or is being read. */
export function isUnread(picture: SessionPicture | undefined): boolean {
  const status = picture?.progress.status;
  return status === "waiting" || status === "opening" || status === "reading";
}

/** The pictures that are looked at. They are read one after the other, in the order in which they came. */
export class PictureSession {
  readonly #reader: Pick<PictureReader, "open" | "read" | "stop">;
  readonly #onChange: (pictures: readonly SessionPicture[]) => void;
  #pictures: readonly SessionPicture[] = [];
  /** Taken anew whenever reading is stopped: what goes on with an older one has come to its end. */
  #run = {};
  #isReading = false;

  constructor(
    reader: Pick<PictureReader, "open" | "read" | "stop">,
    onChange: (pictures: readonly SessionPicture[]) => void,
  ) {
    this.#reader = reader;
    this.#onChange = onChange;
  }

  add(files: readonly File[]): void {
    const added = files.map((file) => ({ file, progress: { status: "waiting" as const }, corrections: new Map() }));
    this.#become([...this.#pictures, ...added]);
    void this.#readAll();
  }

  /** Reads no more, until something is asked for again. */
  stop(): void {
    this.#run = {};
    this.#isReading = false;
    this.#reader.stop();
    this.#become(
      this.#pictures.map((each) => (isUnread(each) ? { ...each, progress: { status: "stopped" as const } } : each)),
    );
  }

  /** Reads what was stopped or has failed once more. */
  again(index: number): void {
    this.#change(index, { progress: { status: "waiting" } });
    void this.#readAll();
  }

  /** Says what a number is: undefined for what was read. */
  correct(index: number, number: number, text: string | undefined): void {
    const corrections = new Map(this.#pictures[index]!.corrections);
    if (text === undefined) corrections.delete(number);
    else corrections.set(number, text);
    this.#change(index, { corrections });
  }

  async #readAll(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    const run = this.#run;
    const next = () => this.#pictures.findIndex(({ progress }) => progress.status === "waiting");
    for (let index = next(); index >= 0 && this.#run === run; index = next()) await this.#readOne(index, run);
    if (this.#run === run) this.#isReading = false;
  }

  async #readOne(index: number, run: object): Promise<void> {
    const become = (progress: Progress) => this.#run === run && this.#change(index, { progress });
    let opened: OpenedPicture | undefined;
    try {
      become({ status: "opening" });
      opened = await this.#reader.open(this.#pictures[index]!.file);
      become({ status: "reading", opened });
      if (this.#run === run) become({ status: "read", opened, read: await this.#reader.read() });
    } catch (error) {
      become({ status: "failed", opened, fault: faultOf(error) });
    }
  }

  #change(index: number, change: Partial<SessionPicture>): void {
    this.#become(this.#pictures.map((each, i) => (i === index ? { ...each, ...change } : each)));
  }

  #become(pictures: readonly SessionPicture[]): void {
    this.#pictures = pictures;
    this.#onChange(pictures);
  }
}
