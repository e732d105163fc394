import { useEffect, useRef, useState } from "preact/hooks";
import type { FeatureProps } from "../feature.ts";
import { store } from "../store/browser-store.ts";
import type { KeptDrawing } from "../store/rooms/kept-drawing.ts";
import type { Entry } from "../store/shelf.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { language, strings } from "../strings/strings.ts";
import { DrawingButton } from "./drawing-button.tsx";
import { useDrawings } from "./use-drawings.ts";

/** So many are shown, and so many more whenever someone asks. */
const step = 24;

export interface DrawingListProps extends Pick<FeatureProps, "announce"> {
  onOpen(drawing: KeptDrawing): void;
  onClose(): void;
}

/** All drawings of the history, in a dialog. */
export function DrawingList({ announce, onOpen, onClose }: DrawingListProps) {
  const [count, setCount] = useState(step);
  const [gone, setGone] = useState<readonly Entry<KeptDrawing>[]>();
  const drawings = useDrawings(count);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const texts = lazyStrings().drawingList;

  useEffect(() => dialog.current!.showModal(), []);

  const say = (text: string) => {
    announce(text);
    title.current!.focus(); // what was pressed is gone
  };
  const onDelete = async (entry: Entry<KeptDrawing>) => {
    await store.delete("drawings", entry.key);
    setGone([entry]);
    say(texts.deleted);
  };
  const onForget = async () => {
    const all = await store.all("drawings");
    await store.clear("drawings");
    setGone(all);
    say(texts.forgotten);
  };
  const onUndo = async () => {
    await store.putAll("drawings", gone!);
    setGone(undefined);
    say(texts.back);
  };

  const { entries = [], more = false } = drawings ?? {};
  const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", numberingSystem: "latn" });
  return (
    <dialog class="dialog drawing-list" ref={dialog} aria-labelledby="drawing-list-title" onClose={onClose}>
      <header class="dialog-head">
        <h2 id="drawing-list-title" tabIndex={-1} ref={title}>
          {strings.history.title}
        </h2>
        <button type="button" class="button" onClick={() => dialog.current!.close()}>
          {strings.page.close}
        </button>
      </header>
      {gone && (
        <p class="dialog-said">
          {gone.length === 1 ? texts.deleted : texts.forgotten}
          <button type="button" class="button" onClick={onUndo}>
            {strings.draw.undo}
          </button>
        </p>
      )}
      {drawings && entries.length === 0 && <p>{texts.nothing}</p>}
      <ul class="drawing-items">
        {entries.map((entry) => (
          <li key={entry.key}>
            <DrawingButton drawing={entry.value} onOpen={onOpen} />
            <p>
              <bdi>{entry.value.text.replaceAll("\n", " ")}</bdi>
              <time dateTime={new Date(entry.value.at).toISOString()}>{time.format(entry.value.at)}</time>
            </p>
            <button
              type="button"
              class="button"
              aria-label={texts.deleteOne(entry.value.text)}
              onClick={() => onDelete(entry)}
            >
              {texts.delete}
            </button>
          </li>
        ))}
      </ul>
      <footer class="dialog-foot">
        {more && (
          <button type="button" class="button" onClick={() => setCount(count + step)}>
            {texts.showMore}
          </button>
        )}
        {entries.length > 0 && (
          <button type="button" class="button" onClick={onForget}>
            {texts.forgetAll}
          </button>
        )}
      </footer>
      <p class="dialog-note">{texts.onDevice}</p>
    </dialog>
  );
}
