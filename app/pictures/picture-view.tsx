import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { adoptStyles } from "../adopt-styles.ts";
import type { PageProps } from "../feature.ts";
import { Icon } from "../icon.tsx";
import { Bars } from "../reading/bars.tsx";
import { NetworkView } from "../reading/network-view.tsx";
import { noteOf } from "../reading/note-of.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { strings } from "../strings/strings.ts";
import { useTitle } from "../use-title.ts";
import { warn } from "../warn.ts";
import { Camera } from "./camera.tsx";
import { NumberList } from "./number-list.tsx";
import { PictureAnswer } from "./picture-answer.tsx";
import { PictureReader } from "./picture-reader.ts";
import { isUnread, PictureSession, type SessionPicture } from "./picture-session.ts";
import styles from "./picture-view.css?inline";
import { Stage } from "./stage.tsx";
import { useChosen } from "./use-chosen.ts";
import { WaysIn } from "./ways-in.tsx";

adoptStyles(styles);

export interface PictureViewProps extends Pick<PageProps, "announce" | "shown"> {
  readonly files: readonly File[];
  /** These were chosen. */
  onFiles(files: readonly File[]): void;
  /** The camera took these. */
  onStill(files: readonly File[]): void;
  onClose(): void;
}

/** Pictures in the paper's place, what was read in them, and the ways to more of them. */
export function PictureView({ files, onFiles, onStill, onClose, announce, shown }: PictureViewProps) {
  const [pictures, setPictures] = useState<readonly SessionPicture[]>([]);
  const [reader] = useState(() => new PictureReader());
  const [session] = useState(() => new PictureSession(reader, setPictures));
  const [index, setIndex] = useState(0);
  const [isFilming, setFilming] = useState(false);
  const back = useRef<HTMLButtonElement>(null);
  const hadFocus = useRef(document.activeElement !== document.body);
  const texts = lazyStrings().pictureView;

  useEffect(() => {
    if (files.length > pictures.length) {
      // What came last is looked at, but of several that come together the first.
      if (!isUnread(pictures[index])) setIndex(pictures.length);
      setFilming(false);
      session.add(files.slice(pictures.length));
    }
  }, [files]);
  useEffect(() => () => reader.stop(), []);
  useEffect(() => {
    if (!shown) setFilming(false);
  }, [shown]);

  const picture = pictures[index];
  const mode = isFilming ? "camera" : picture ? "picture" : "ways";
  useEffect(() => {
    // What was pressed is gone now, and the focus with it. Who drops a picture had it nowhere.
    if (mode !== "camera" && hadFocus.current) back.current!.focus({ preventScroll: true });
  }, [mode]);
  const progress = picture?.progress;
  const read = progress?.status === "read" ? progress.read : undefined;
  const chosen = useChosen(read, picture?.corrections);
  useTitle(shown, isFilming ? undefined : read?.reading.text.replaceAll("\n", " "));
  useEffect(() => {
    if (progress?.status === "failed") warn(progress.fault);
    if (read) announce(chosen.spoken);
    else if (progress?.status === "reading") announce(texts.reading);
  }, [progress]);

  const correct = (text: string | undefined) => session.correct(index, chosen.number!, text);
  const { digit, view } = chosen;
  const toolsOf = (zoom: ComponentChildren) => (
    <div class="tools">
      <button type="button" class="button" ref={back} onClick={onClose}>
        {texts.back}
      </button>
      {zoom}
      {(picture || isFilming) && <WaysIn onFiles={onFiles} onCamera={isFilming ? undefined : () => setFilming(true)} />}
      {pictures.length > 1 && !isFilming && <Pager index={index} count={pictures.length} onIndex={setIndex} />}
    </div>
  );
  return (
    <div class="columns">
      <section class="column-paper" aria-label={texts.picture}>
        {isFilming ? (
          <Camera reader={reader} onStill={(file) => onStill([file])} onHidden={() => setFilming(false)} />
        ) : picture ? (
          <Stage key={index} picture={picture} chosen={chosen.number} onChoose={chosen.chooseNumber} tools={toolsOf} />
        ) : (
          <WaysIn onFiles={onFiles} onCamera={() => setFilming(true)} isLarge />
        )}
        {(isFilming || !picture) && toolsOf(undefined)}
      </section>
      <div class="column-result">
        {!isFilming && picture && (
          <PictureAnswer
            picture={picture}
            chosen={chosen}
            onStop={() => session.stop()}
            onAgain={() => session.again(index)}
            onCorrect={correct}
          />
        )}
        {!isFilming && read && chosen.number !== undefined && (
          <>
            <Bars digit={digit} rough={false} onCorrect={(each) => correct(chosen.withDigit(each))} />
            <NumberList
              file={picture!.file.name}
              reading={read.reading}
              corrections={picture!.corrections}
              chosen={chosen.number}
              announce={announce}
            />
            <NetworkView view={view} note={chosen.index === undefined ? "" : noteOf(read, chosen.index, false)} />
          </>
        )}
        <p class="promise">{strings.page.promise}</p>
      </div>
    </div>
  );
}

/** Goes from one picture to the next. */
function Pager(props: { readonly index: number; readonly count: number; onIndex(index: number): void }) {
  const { index, count, onIndex } = props;
  const texts = lazyStrings().pictureView;
  const go = (label: string, to: number, path: string) => {
    const isThere = to >= 0 && to < count;
    return (
      <button
        type="button"
        class="button round"
        title={label}
        aria-disabled={!isThere}
        onClick={() => isThere && onIndex(to)}
      >
        <Icon>
          <path d={path} />
        </Icon>
      </button>
    );
  };
  return (
    <div class="picture-pager">
      {go(texts.previous, index - 1, "m13 6-5 5 5 5")}
      <span>{texts.which(index + 1, count)}</span>
      {go(texts.next, index + 1, "m9 6 5 5-5 5")}
    </div>
  );
}
