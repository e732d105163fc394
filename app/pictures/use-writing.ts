import { useEffect, useRef, useState } from "preact/hooks";
import { listOf } from "../../ink-canvas/chain.ts";
import type { Drawing } from "../../ink-canvas/drawing.ts";
import { faultOf } from "../../src/worker/protocol.ts";
import type { FeatureProps } from "../feature.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { strings } from "../strings/strings.ts";
import { warn } from "../warn.ts";
import type { PictureSession } from "./picture-session.ts";

/** Ink is read so long after the last stroke, in milliseconds: a 4 or a 7 may not be finished. */
const settleTime = 500;

interface WritingOptions extends Pick<FeatureProps, "client" | "announce"> {
  readonly session: PictureSession;
  /** This number of the picture was written. */
  onWritten(number: number): void;
}

export interface Writing {
  /** What is to be said of the ink of this picture, where it is no number. */
  noteOf(file: File): string | undefined;
  /** Something else is written on it now. */
  draw(file: File, drawing: Drawing): void;
}

/** Has what is written on pictures read as the paper's ink is, once it has settled. */
export function useWriting({ client, announce, session, onWritten }: WritingOptions): Writing {
  const [note, setNote] = useState<{ readonly file: File; readonly text: string }>();
  /** By picture: takes back what is not read yet. */
  const [asked] = useState(() => new Map<File, AbortController>());
  const latest = useRef(onWritten);
  latest.current = onWritten;
  useEffect(
    () => () => {
      for (const ask of asked.values()) ask.abort();
    },
    [],
  );

  const read = async (file: File, drawing: Drawing, signal: AbortSignal) => {
    const texts = lazyStrings().pictureView;
    const say = (text: string) => {
      setNote({ file, text });
      announce(text);
    };
    try {
      const ink = { strokes: listOf(drawing.strokes) };
      const written = ink.strokes.length > 0 ? await client.readAside(ink, signal) : undefined;
      if (signal.aborted) return;
      const { number, was, is } = session.wrote(file, written);
      if (number === undefined || is === undefined) {
        if (written && written.reading.text === "") say(texts.notWritten);
        else announce(texts.unchanged);
        return;
      }
      latest.current(number);
      const likely = strings.draw.digit({ text: is.text, probability: is.confidence, rough: false });
      announce(was ? texts.replaced(was, likely) : texts.added(likely));
    } catch (error) {
      if (signal.aborted) return;
      warn(faultOf(error));
      say(strings.draw.spoken.unread);
    }
  };
  return {
    noteOf: (file) => (note?.file === file ? note.text : undefined),
    draw(file, drawing) {
      setNote(undefined);
      session.draw(file, drawing);
      asked.get(file)?.abort();
      const ask = new AbortController();
      asked.set(file, ask);
      // What is taken away is so at once.
      const timer = setTimeout(read, drawing.strokes ? settleTime : 0, file, drawing, ask.signal);
      ask.signal.addEventListener("abort", () => clearTimeout(timer));
    },
  };
}
