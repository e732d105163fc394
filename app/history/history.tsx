import { useEffect, useRef, useState } from "preact/hooks";
import type { FeatureProps, Sheet } from "../feature.ts";
import { store } from "../store/browser-store.ts";
import type { KeptDrawing } from "../store/rooms/kept-drawing.ts";
import { strings } from "../strings/strings.ts";
import { DrawingButton } from "./drawing-button.tsx";
import { DrawingNoter } from "./drawing-noter.ts";
import { useDrawings } from "./use-drawings.ts";
import "./history.css";

/** So many stand below the paper; all the others behind a button. */
const shownCount = 12;

export interface HistoryProps extends Pick<FeatureProps, "announce"> {
  readonly sheet: Sheet;
}

/** Notes what leaves the paper, and shows the last of it. The list of all of it is loaded when someone asks for it. */
export function History({ sheet, announce }: HistoryProps) {
  const [noter] = useState(() => new DrawingNoter(store));
  const drawings = useDrawings(shownCount);
  const [list, setList] = useState<typeof import("./drawing-list.tsx")>();
  const [isOpen, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const moreButton = useRef<HTMLButtonElement>(null);

  useEffect(() => noter.see(sheet.ink, sheet.read?.reading.text, sheet.canRedo), [sheet]);
  useEffect(() => {
    const onLeave = () => noter.note();
    addEventListener("pagehide", onLeave);
    return () => {
      removeEventListener("pagehide", onLeave);
      noter.end();
    };
  }, []);

  const onOpen = (drawing: KeptDrawing) => {
    noter.open(drawing.ink);
    sheet.open(drawing.ink);
    if (isOpen) onClose();
    announce(strings.history.opened(drawing.text));
  };
  const onMore = async () => {
    setOpen(true);
    setFailed(false);
    try {
      setList(await import("./drawing-list.tsx"));
    } catch {
      setOpen(false);
      setFailed(true);
      announce(strings.history.notLoaded);
    }
  };
  const onClose = () => {
    setOpen(false);
    moreButton.current?.focus();
  };

  if (!drawings || (drawings.entries.length === 0 && !isOpen)) return null;
  return (
    <section class="history" aria-labelledby="history-title">
      <h2 id="history-title">{strings.history.title}</h2>
      <ul class="history-row">
        {drawings.entries.map(({ key, value }) => (
          <li key={key}>
            <DrawingButton drawing={value} named onOpen={onOpen} />
          </li>
        ))}
      </ul>
      <button type="button" class="button" ref={moreButton} onClick={onMore}>
        {strings.history.more}
      </button>
      {failed && <p>{strings.history.notLoaded}</p>}
      {isOpen && list && <list.DrawingList onOpen={onOpen} onClose={onClose} />}
    </section>
  );
}
