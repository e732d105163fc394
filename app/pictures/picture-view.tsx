import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { redo, undo } from "../../ink-canvas/drawing.ts";
import { adoptStyles } from "../adopt-styles.ts";
import type { PageProps } from "../feature.ts";
import { Bars } from "../reading/bars.tsx";
import { NetworkView } from "../reading/network-view.tsx";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { strings } from "../strings/strings.ts";
import { Tool } from "../tool.tsx";
import { useTitle } from "../use-title.ts";
import { warn } from "../warn.ts";
import { AllPictures } from "./all-pictures.tsx";
import { Camera } from "./camera.tsx";
import { NumberList } from "./number-list.tsx";
import { Pager } from "./pager.tsx";
import { PictureAnswer } from "./picture-answer.tsx";
import { PictureReader } from "./picture-reader.ts";
import { PictureSession, type RefusedFile, type SessionPicture } from "./picture-session.ts";
import styles from "./picture-view.css?inline";
import { RefusedFiles } from "./refused-files.tsx";
import { Stage } from "./stage.tsx";
import { useChosen } from "./use-chosen.ts";
import type { Told } from "./use-pictures.ts";
import { useUndoKeys } from "./use-undo-keys.ts";
import { useWriting } from "./use-writing.ts";
import { WaysIn } from "./ways-in.tsx";
import { WritingTools } from "./writing-tools.tsx";

adoptStyles(styles);

export interface PictureViewProps extends PageProps {
  readonly files: readonly File[];
  /** What became of files that were no pictures. */
  readonly told: readonly Told[];
  /** So often files have come: what was said of those before is over. */
  readonly round: number;
  /** These were chosen. */
  onFiles(files: readonly File[]): void;
  /** The camera took these. */
  onStill(files: readonly File[]): void;
  /** The paper is to be seen again; the pictures stay as they are. */
  onLeave(): void;
}

/** Pictures in the paper's place, what was read in them, and the ways to more of them. */
export function PictureView({
  files,
  told,
  round,
  onFiles,
  onStill,
  onLeave,
  client,
  announce,
  shown,
}: PictureViewProps) {
  const [pictures, setPictures] = useState<readonly SessionPicture[]>([]);
  const [reader] = useState(() => new PictureReader());
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  const [session] = useState(
    () =>
      new PictureSession(reader, (now, without) => {
        setPictures(now);
        setRefused(without);
      }),
  );
  const [current, setCurrent] = useState<File>();
  /** So many of the files were taken over. */
  const taken = useRef(0);
  /** And of so many of those that were refused the console was told. */
  const warned = useRef(0);
  const [isFilming, setFilming] = useState(false);
  const [isOnWriting, setWriting] = useState(false);
  /** The last that was removed, and where it stood. */
  const [removed, setRemoved] = useState<{ readonly picture: SessionPicture; readonly index: number }>();
  /** So often what had the focus was taken away. */
  const [gone, setGone] = useState(0);
  /** So often a correction was taken back, or made again, by keys. */
  const [takenBack, setTakenBack] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLButtonElement>(null);
  const hadFocus = useMemo(() => document.activeElement !== document.body, [shown]);
  const texts = lazyStrings().pictureView;

  useEffect(() => {
    setRemoved(undefined);
    session.forgetRefused();
  }, [round]);
  useEffect(() => {
    const added = files.slice(taken.current);
    if (added.length === 0) return;
    taken.current = files.length;
    // What came last is looked at, but of several that come together the first.
    setCurrent(added[0]);
    setFilming(false);
    session.add(added);
  }, [files]);
  useEffect(() => {
    // What is there already waits for nothing.
    if (files.length === 0) reader.prepare();
    return () => session.stop();
  }, []);
  useEffect(() => {
    if (shown) return;
    setFilming(false);
    setRemoved(undefined);
    session.forgetRefused();
  }, [shown]);

  const index = useIndexOf(current, pictures);
  const setIndex = (next: number) => setCurrent(pictures[next]!.file);
  const picture = pictures[index];
  const mode = isFilming ? "camera" : picture ? "picture" : "ways";
  useEffect(() => {
    // What was pressed is gone now, and the focus with it. Who drops a picture had it nowhere.
    if (!shown || mode === "camera" || !(hadFocus || gone > 0)) return;
    (mode === "picture" ? frame : chooser).current!.focus({ preventScroll: true });
  }, [mode, shown, gone]);
  const progress = picture?.progress;
  const read = picture?.read;
  const chosen = useChosen(picture);
  const writing = useWriting({ client, announce, session, onWritten: chosen.chooseNumber });
  const isWriting = isOnWriting && read !== undefined && !isFilming;
  useTitle(shown, isFilming ? undefined : read?.reading.text.replaceAll("\n", " "));
  useEffect(() => {
    if (progress?.status === "failed") warn(progress.fault);
  }, [progress]);
  useEffect(() => {
    if (!shown) return;
    if (isFilming) announce("");
    else if (read) announce(chosen.spoken(chosen.correction));
    else if (progress?.status === "reading" || progress?.status === "stopped") announce(texts[progress.status]);
    // What failed is told by an alert.
    else announce("");
  }, [progress, isFilming, shown]);
  useEffect(() => {
    if (told.some(({ isProblem }) => isProblem)) announce("");
  }, [told]);
  useEffect(() => {
    for (const { fault } of refused.slice(warned.current)) warn(fault);
    warned.current = refused.length;
    // An alert tells of them; how many of several were read is heard besides.
    if (refused.length > 0 && pictures.length < 2) announce("");
  }, [refused]);

  const correct = (text: string | undefined) => {
    session.correct(index, chosen.number!, text);
    announce(chosen.spoken(text));
  };
  const drawn = isWriting ? picture?.drawing : undefined;
  /** What was said of this number was taken back, or is said again. */
  const onSaid = (number: number | undefined) => {
    if (number === undefined) return;
    chosen.chooseNumber(number);
    setTakenBack(takenBack + 1);
  };
  useUndoKeys(shown && picture !== undefined && !isFilming, {
    undo: () => (drawn?.past ? writing.draw(picture!.file, undo(drawn)) : onSaid(session.unsay(index))),
    redo: () => (drawn?.future ? writing.draw(picture!.file, redo(drawn)) : onSaid(session.sayAgain(index))),
  });
  useEffect(() => {
    if (takenBack > 0) announce(chosen.spoken(chosen.correction));
  }, [takenBack]);
  const onRemove = () => {
    setRemoved({ picture: picture!, index });
    setGone(gone + 1);
    session.remove(index);
  };
  const onPutBack = ({ picture, index }: NonNullable<typeof removed>) => {
    setRemoved(undefined);
    setGone(gone + 1);
    setCurrent(picture.file);
    session.putBack(picture, index);
  };
  const { digit, view } = chosen;
  const toolsOf = (zoom: ComponentChildren) => (
    <>
      {picture && !isFilming && (
        <div class="tools">
          {read && (
            <WritingTools
              drawing={picture.drawing}
              isOn={isWriting}
              onTurn={setWriting}
              onDraw={(drawing) => writing.draw(picture.file, drawing)}
            />
          )}
          {!isWriting && <Tool onPress={onRemove}>{texts.remove}</Tool>}
          {pictures.length > 1 && <Pager index={index} count={pictures.length} onIndex={setIndex} />}
          {zoom}
        </div>
      )}
      <div class="tools">
        <Tool onPress={onLeave}>{texts.back}</Tool>
        {(picture || isFilming) && (
          <WaysIn onFiles={onFiles} onCamera={isFilming ? undefined : () => setFilming(true)} />
        )}
      </div>
    </>
  );
  return (
    <div class="columns">
      <section class="column-paper" aria-label={texts.picture}>
        {isFilming ? (
          <Camera reader={reader} onStill={(file) => onStill([file])} onHidden={() => setFilming(false)} />
        ) : picture ? (
          <Stage
            picture={picture}
            frame={frame}
            chosen={chosen.number}
            onChoose={(number) => {
              chosen.chooseNumber(number);
              // It is heard as what has the focus now.
              announce("");
            }}
            isWriting={isWriting}
            onDraw={(drawing) => writing.draw(picture.file, drawing)}
            note={writing.noteOf(picture.file)}
            tools={toolsOf}
            announce={announce}
          />
        ) : (
          <WaysIn onFiles={onFiles} onCamera={() => setFilming(true)} isLarge chooser={chooser} />
        )}
        {(isFilming || !picture) && toolsOf(undefined)}
      </section>
      <div class="column-result">
        {told.map(({ text, isProblem }, i) => (
          <p key={i} class="picture-told" role={isProblem ? "alert" : undefined}>
            {text}
          </p>
        ))}
        <RefusedFiles refused={refused} />
        {removed && (
          <p class="picture-told picture-removed">
            {texts.removed(removed.picture.file.name || texts.picture)}
            <Tool onPress={() => onPutBack(removed)}>{texts.undo}</Tool>
          </p>
        )}
        {!isFilming && picture && (
          <PictureAnswer
            key={picture.file}
            picture={picture}
            chosen={chosen}
            onStop={pictures.length > 1 ? undefined : () => session.stop()}
            onAgain={() => session.again(index)}
            onCorrect={correct}
          />
        )}
        {!isFilming && read && chosen.number !== undefined && (
          <>
            <Bars digit={digit} rough={false} onCorrect={(each) => correct(chosen.withDigit(each))} />
            <NumberList picture={picture!} read={read} chosen={chosen.number} announce={announce} />
          </>
        )}
        {!isFilming && pictures.length > 1 && (
          <AllPictures
            pictures={pictures}
            shown={shown}
            onStop={() => session.stop()}
            onGoOn={() => session.goOn()}
            announce={announce}
          />
        )}
        {!isFilming && chosen.note !== undefined && <NetworkView view={view} note={chosen.note} />}
        <p class="promise">{strings.page.promise}</p>
      </div>
    </div>
  );
}

/** Where the picture of a file stands; once it is no longer there, what stands in its place, or before it. */
function useIndexOf(file: File | undefined, pictures: readonly SessionPicture[]): number {
  const last = useRef(0);
  const found = pictures.findIndex((each) => each.file === file);
  last.current = found >= 0 ? found : Math.max(0, Math.min(last.current, pictures.length - 1));
  return last.current;
}
