import { useState } from "preact/hooks";
import { Dialog } from "../dialog.tsx";
import { store } from "../store/browser-store.ts";
import type { KeptDrawing } from "../store/rooms/kept-drawing.ts";
import type { Entry } from "../store/shelf.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { language, strings } from "../strings/strings.ts";
import { DrawingButton } from "./drawing-button.tsx";
import { useDrawings } from "./use-drawings.ts";

/** So many are shown, and so many more whenever someone asks. */
const step = 24;

export interface DrawingListProps {
  onOpen(drawing: KeptDrawing): void;
  onClose(): void;
}

/** All drawings of the history, in a dialog. */
export function DrawingList({ onOpen, onClose }: DrawingListProps) {
  const [count, setCount] = useState(step);
  const [said, setSaid] = useState("");
  const [gone, setGone] = useState<readonly Entry<KeptDrawing>[]>();
  const drawings = useDrawings(count);
  const texts = lazyStrings().drawingList;

  const onDelete = async (entry: Entry<KeptDrawing>) => {
    await store.delete("drawings", entry.key);
    setGone([entry]);
    setSaid(texts.deleted);
  };
  const onForget = async () => {
    const all = await store.all("drawings");
    await store.clear("drawings");
    setGone(all);
    setSaid(texts.forgotten);
  };
  const onUndo = async () => {
    await store.putAll("drawings", gone!);
    setGone(undefined);
    setSaid(texts.back);
  };

  const { entries = [], more = false } = drawings ?? {};
  const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", numberingSystem: "latn" });
  return (
    <Dialog title={strings.history.title} said={said} onUndo={gone && onUndo} onClose={onClose}>
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
    </Dialog>
  );
}
