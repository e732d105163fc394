import { describe, expect, it } from "vitest";
import { TenpenError } from "../../src/errors.ts";
import type { PictureReading } from "../../src/recognizer/read-pixels.ts";
import type { Read } from "../reader.ts";
import { PictureSession, type RefusedFile, type SessionPicture } from "./picture-session.ts";
import type { PictureRead } from "./picture-worker.ts";

const opened = { width: 4, height: 3, preview: new Blob() };
const read = { reading: { numbers: [] }, characters: [] } as unknown as PictureRead;
const file = (name: string) => new File(["x"], name);

/** Does what it is told, and notes what it was asked. */
class FakeReader {
  readonly asked: string[] = [];
  /** What the next calls come to; without any they wait for ever, until they are stopped. */
  readonly answers: (() => unknown)[] = [];
  #waiting: ((error: Error) => void)[] = [];

  open(blob: Blob): Promise<typeof opened> {
    return this.#answer(`open ${(blob as File).name}`) as Promise<typeof opened>;
  }

  /** What is seen at a glance; no answer of its own. */
  glimpse: PictureReading | undefined;

  async glance(): Promise<PictureReading | undefined> {
    return this.glimpse;
  }

  read(): Promise<PictureRead> {
    return this.#answer("read") as Promise<PictureRead>;
  }

  stop(): void {
    for (const reject of this.#waiting) reject(new TenpenError("worker", "worker", "must run", "its end"));
    this.#waiting = [];
  }

  async #answer(what: string): Promise<unknown> {
    this.asked.push(what);
    const answer = this.answers.shift();
    if (answer) return answer();
    return new Promise((_, reject) => this.#waiting.push(reject));
  }
}

function start() {
  const reader = new FakeReader();
  let pictures: readonly SessionPicture[] = [];
  let refused: readonly RefusedFile[] = [];
  const session = new PictureSession(reader, (next, without) => {
    pictures = next;
    refused = without;
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return {
    reader,
    session,
    settled,
    statuses: () => pictures.map(({ progress }) => progress.status),
    get: () => pictures,
    refused: () => refused.map(({ file, fault }) => `${file.name}: ${fault.code}`),
  };
}

describe("pictures", () => {
  it("are read one after the other, in the order in which they came", async () => {
    const { reader, session, settled, statuses } = start();
    reader.answers.push(
      () => opened,
      () => read,
    );
    session.add([file("a"), file("b")]);
    session.add([file("c")]);
    await settled();
    expect(statuses()).toEqual(["read", "opening", "waiting"]);
    expect(reader.asked).toEqual(["open a", "read", "open b"]);
  });

  it("show what was seen at a glance until they are read", async () => {
    const { reader, session, settled, get } = start();
    reader.glimpse = { text: "7" } as PictureReading;
    reader.answers.push(() => opened);
    session.add([file("a")]);
    await settled();
    expect(get()[0]).toMatchObject({ progress: { status: "reading", opened, glance: { text: "7" } }, read: undefined });
    expect(reader.asked).toEqual(["open a", "read"]);
  });

  it("that fail keep no other from being read, and are read once more when that is asked", async () => {
    const { reader, session, settled, statuses, get } = start();
    const fail = () => {
      throw new TenpenError("timeout", "open", "must end in time", "no answer");
    };
    reader.answers.push(
      fail,
      () => opened,
      () => read,
    );
    session.add([file("a"), file("b")]);
    await settled();
    expect(statuses()).toEqual(["failed", "read"]);
    expect(get()[0]!.progress).toMatchObject({ fault: { code: "timeout" } });
    reader.answers.push(
      () => opened,
      () => read,
    );
    session.again(0);
    await settled();
    expect(statuses()).toEqual(["read", "read"]);
  });

  it("that are damaged, or none, are told and no longer there, until that is forgotten", async () => {
    const { reader, session, settled, statuses, get, refused } = start();
    const fail = (code: "data" | "limit") => () => {
      throw new TenpenError(code, "png", "must be whole", "its half");
    };
    reader.answers.push(...[fail("data"), () => opened, () => read, fail("limit")]);
    session.add([file("a"), file("b"), file("c"), file("d")]);
    await settled();
    expect(refused()).toEqual(["a: data", "c: limit"]);
    expect(get().map(({ file }) => file.name)).toEqual(["b", "d"]);
    expect(statuses()).toEqual(["read", "opening"]);
    session.forgetRefused();
    expect(refused()).toEqual([]);
    expect(statuses()).toEqual(["read", "opening"]);
  });

  it("are read no more once that is stopped, and those that were read stay", async () => {
    const { reader, session, settled, statuses } = start();
    reader.answers.push(
      () => opened,
      () => read,
      () => opened,
    );
    session.add([file("a"), file("b"), file("c")]);
    await settled();
    expect(statuses()).toEqual(["read", "reading", "waiting"]);
    session.stop();
    await settled();
    expect(statuses()).toEqual(["read", "stopped", "stopped"]);
    expect(reader.asked).not.toContain("open c");
    reader.answers.push(
      () => opened,
      () => read,
    );
    session.again(2);
    await settled();
    expect(statuses()).toEqual(["read", "stopped", "read"]);
  });

  it("are removed one at a time, what is read of one with it, and put back as they were", async () => {
    const { reader, session, settled, statuses, get } = start();
    reader.answers.push(
      () => opened,
      () => read,
    );
    session.add([file("a"), file("b"), file("c")]);
    await settled();
    expect(statuses()).toEqual(["read", "opening", "waiting"]);
    const [first, second] = get();
    session.remove(0);
    expect(statuses()).toEqual(["opening", "waiting"]);
    reader.answers.push(
      () => opened,
      () => read,
    );
    session.remove(0);
    await settled();
    expect(get().map(({ file }) => file.name)).toEqual(["c"]);
    expect(statuses()).toEqual(["read"]);
    session.putBack(second!, 0);
    session.putBack(first!, 0);
    await settled();
    expect(get().map(({ file }) => file.name)).toEqual(["a", "b", "c"]);
    expect(statuses()).toEqual(["read", "opening", "read"]);
    expect(get()[0]).toEqual(first);
  });

  it("are found again by what is read of them when one before them is removed", async () => {
    const { reader, session, settled, statuses, get } = start();
    let answer = (_: unknown) => {};
    reader.answers.push(
      () => opened,
      () => read,
      () => new Promise((resolve) => (answer = resolve)),
      () => read,
    );
    session.add([file("a"), file("b")]);
    await settled();
    session.remove(0);
    answer(opened);
    await settled();
    expect(get().map(({ file }) => file.name)).toEqual(["b"]);
    expect(statuses()).toEqual(["read"]);
  });

  it("that failed are taken up again with those that were stopped", async () => {
    const { reader, session, settled, statuses } = start();
    const fail = () => {
      throw new TenpenError("network", "model", "must arrive", "nothing");
    };
    reader.answers.push(fail, fail);
    session.add([file("a"), file("b")]);
    await settled();
    expect(statuses()).toEqual(["failed", "failed"]);
    reader.answers.push(...[() => opened, () => read], ...[() => opened, () => read]);
    session.goOn();
    await settled();
    expect(statuses()).toEqual(["read", "read"]);
  });

  it("that were stopped while they were read can still be seen", async () => {
    const { reader, session, settled, get } = start();
    reader.answers.push(() => opened);
    session.add([file("a")]);
    await settled();
    session.stop();
    expect(get()[0]!.progress).toEqual({ status: "stopped", opened });
  });

  it("that were stopped are all taken up again together", async () => {
    const { reader, session, settled, statuses } = start();
    session.add([file("a"), file("b"), file("c")]);
    session.stop();
    await settled();
    expect(statuses()).toEqual(["stopped", "stopped", "stopped"]);
    reader.answers.push(...[() => opened, () => read], ...[() => opened, () => read]);
    session.goOn();
    await settled();
    expect(statuses()).toEqual(["read", "read", "opening"]);
  });

  describe("that are written on", () => {
    const numberAt = (text: string, x: number) => ({
      ...{ text, accepted: true, confidence: 0.9, alternatives: [], digits: [] },
      bounds: { x, y: 0, width: 20, height: 20 },
    });
    const readOf = (...numbers: ReturnType<typeof numberAt>[]): Read => {
      const text = numbers.map((each) => each.text).join(" ");
      return { reading: { text, numbers, digits: [], confidence: 1 }, views: [], characters: [] };
    };
    const plain = readOf(numberAt("1", 0), numberAt("2", 100));
    const ofPicture = { ...plain, reading: { ...plain.reading, grids: [] } };
    async function startWritten() {
      const started = start();
      started.reader.answers.push(
        () => opened,
        () => ofPicture,
      );
      started.session.add([file("a")]);
      await started.settled();
      return { ...started, text: () => started.get()[0]!.read?.reading.text };
    }

    it("hold what was written together with what was read, until it is gone", async () => {
      const { session, text, get } = await startWritten();
      const own = get()[0]!.file;
      expect(text()).toBe("1 2");
      expect(session.wrote(own, readOf(numberAt("7", 102)))).toMatchObject({
        number: 1,
        was: "2",
        is: { text: "7" },
      });
      expect(text()).toBe("1 7");
      // The one that has come since is told.
      const both = session.wrote(own, readOf(numberAt("7", 102), numberAt("55", 300)));
      expect(both).toMatchObject({ number: 2, was: undefined, is: { text: "55" } });
      expect(text()).toBe("1 7\n55");
      expect(session.wrote(own, undefined)).toEqual({});
      expect(text()).toBe("1 2");
    });

    it("are known when others have gone meanwhile, and are nothing once they are gone", async () => {
      const { reader, session, settled, get, text } = await startWritten();
      const own = get()[0]!.file;
      const refuse = () => {
        throw new TenpenError("data", "a", "must be whole", "half");
      };
      reader.answers.push(
        () => opened,
        () => ofPicture,
        refuse,
      );
      session.add([file("b")]);
      await settled();
      const second = get()[1]!.file;
      session.again(0);
      await settled();
      expect(get().map((each) => each.file)).toEqual([second]);
      expect(session.wrote(own, readOf(numberAt("7", 102)))).toEqual({});
      expect(session.wrote(second, readOf(numberAt("7", 102)))).toMatchObject({
        was: "2",
        is: { text: "7" },
      });
      expect(text()).toBe("1 7");
    });

    it("keep what was said of their numbers, each its own", async () => {
      const { reader, session, settled, get } = await startWritten();
      reader.answers.push(
        () => opened,
        () => ofPicture,
      );
      session.add([file("b")]);
      await settled();
      session.correct(0, 1, "7");
      session.correct(1, 1, "");
      session.correct(0, 0, "3");
      session.correct(0, 0, undefined);
      expect(get().map(({ corrections }) => [...corrections])).toEqual([[[1, "7"]], [[1, ""]]]);
    });

    it("have what was said of them last taken back, and said again", async () => {
      const { session, get } = await startWritten();
      const corrections = () => [...get()[0]!.corrections];
      expect(session.unsay(0)).toBeUndefined();
      session.correct(0, 0, "3");
      session.correct(0, 1, "4");
      session.correct(0, 0, "5");
      session.correct(0, 0, "5");
      expect(session.unsay(0)).toBe(0);
      expect(corrections()).toEqual([
        [0, "3"],
        [1, "4"],
      ]);
      expect(session.unsay(0)).toBe(1);
      expect(corrections()).toEqual([[0, "3"]]);
      expect(session.sayAgain(0)).toBe(1);
      expect(session.sayAgain(0)).toBe(0);
      expect(session.sayAgain(0)).toBeUndefined();
      expect(corrections()).toEqual([
        [0, "5"],
        [1, "4"],
      ]);
      // What is no longer there is left as it is.
      session.wrote(get()[0]!.file, readOf(numberAt("7", 2)));
      expect(session.unsay(0)).toBe(1);
      expect(session.unsay(0)).toBeUndefined();
    });

    it("have the newest of what was said and written, and what was said again once the other is gone", async () => {
      const { session, get } = await startWritten();
      const own = get()[0]!.file;
      const corrections = () => [...get()[0]!.corrections];
      session.correct(0, 0, "3");
      session.correct(0, 1, "4");
      const seven = readOf(numberAt("7", 102));
      expect(session.wrote(own, seven)).toMatchObject({ number: 1, was: "4", is: { text: "7" } });
      expect(corrections()).toEqual([[0, "3"]]);
      session.correct(0, 1, "8");
      const both = readOf(numberAt("7", 102), numberAt("55", 300));
      expect(session.wrote(own, both)).toMatchObject({ number: 2, was: undefined });
      expect(corrections()).toEqual([
        [0, "3"],
        [1, "8"],
      ]);
      session.correct(0, 2, "66");
      expect(session.wrote(own, readOf(numberAt("7", 102), numberAt("551", 300)))).toMatchObject({
        number: 2,
        was: "66",
      });
      session.wrote(own, undefined);
      expect(corrections()).toEqual([
        [0, "3"],
        [1, "4"],
      ]);
      // The same once more is another all the same.
      expect(session.wrote(own, readOf(numberAt("2", 102)))).toMatchObject({ number: 1, was: "4", is: { text: "2" } });
      expect(corrections()).toEqual([[0, "3"]]);
    });
  });
});
