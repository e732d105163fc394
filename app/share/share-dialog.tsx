import { useRef, useState } from "preact/hooks";
import { brushWidth } from "../../ink-canvas/paper.ts";
import { formatInkLine, type LabelledInk } from "../../src/ink/jsonl.ts";
import { isLabel } from "../../src/ink/label.ts";
import { roundInk } from "../../src/ink/round-ink.ts";
import { formatInkSvg } from "../../src/ink/svg.ts";
import { faultOf } from "../../src/worker/protocol.ts";
import { Dialog } from "../dialog.tsx";
import type { Sheet } from "../feature.ts";
import { FileInput } from "../file-input.tsx";
import { offerFiles } from "../file-takers.ts";
import { saveFile } from "../save-file.ts";
import { store } from "../store/browser-store.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { strings } from "../strings/strings.ts";
import { warn } from "../warn.ts";
import { writeBackup } from "./backup.ts";
import { type Forgotten, forgetAll } from "./forget-all.ts";
import { linkOf } from "./ink-link.ts";
import { pictureOf } from "./picture.ts";

export interface ShareDialogProps {
  readonly sheet: Sheet;
  onClose(): void;
}

/** Sends and saves what is on the paper, and all that is kept. */
export function ShareDialog({ sheet, onClose }: ShareDialogProps) {
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const [forgotten, setForgotten] = useState<Forgotten>();
  const texts = lazyStrings().shareDialog;

  const ink = roundInk(sheet.ink);
  const text = sheet.read?.reading.text ?? "";
  const drawing: LabelledInk = isLabel(text) ? { ink, label: text } : { ink };
  const name = `tenpen${/^[\d.,-]+$/.test(text) ? `-${text}` : ""}`;
  const isBlank = ink.strokes.length === 0;

  /** Does what a button is for, and says what came of it. */
  const act = (deed: () => Promise<string | undefined>) => async () => {
    let told: string | undefined;
    try {
      told = await deed();
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return; // the person thought better of it
      const fault = faultOf(error);
      warn(fault);
      told = fault.code === "limit" ? texts.tooLong : texts.failed;
    }
    setSaid(told ?? "");
  };
  const save = (ending: string, content: () => Blob | Promise<Blob>) =>
    act(async () => {
      saveFile(name + ending, await content());
      return texts.saved(name + ending);
    });

  const ofDrawing = [
    typeof navigator.share === "function" &&
      ([
        texts.send,
        act(async () => {
          await navigator.share({ title: strings.page.name, url: linkOf(ink) });
          return undefined;
        }),
      ] as const),
    [
      texts.copyLink,
      act(async () => {
        await navigator.clipboard.writeText(linkOf(ink));
        return texts.linkCopied;
      }),
    ],
    [
      texts.copyPicture,
      act(async () => {
        await navigator.clipboard.write([new ClipboardItem({ "image/png": pictureOf(drawing) })]);
        return texts.pictureCopied;
      }),
    ],
    [texts.png, save(".png", () => pictureOf(drawing))],
    [
      texts.svg,
      save(".svg", () => new Blob([formatInkSvg(drawing, { brush: brushWidth })], { type: "image/svg+xml" })),
    ],
    [texts.inkFile, save(".ink.jsonl", () => new Blob([`${formatInkLine(drawing)}\n`], { type: "application/jsonl" }))],
  ] as const;

  const onBackup = act(async () => {
    const file = `tenpen-${new Date().toISOString().slice(0, 10)}.backup.jsonl`;
    saveFile(file, await writeBackup(store));
    return texts.saved(file);
  });
  const onForget = act(async () => {
    setForgotten(await forgetAll(store));
    return texts.forgotten;
  });
  const onUndo = act(async () => {
    await forgotten!.undo();
    setForgotten(undefined);
    return texts.back;
  });

  return (
    <Dialog title={strings.share.title} said={said} onUndo={forgotten && onUndo} onClose={onClose}>
      <section aria-labelledby="share-drawing">
        <h3 id="share-drawing">{texts.drawing}</h3>
        {isBlank && <p class="dialog-note">{texts.blank}</p>}
        <div class="dialog-buttons">
          {ofDrawing.map(
            (button) =>
              button && (
                <button key={button[0]} type="button" class="button" disabled={isBlank} onClick={button[1]}>
                  {button[0]}
                </button>
              ),
          )}
        </div>
        <p class="dialog-note">{texts.opensAgain}</p>
      </section>
      <section aria-labelledby="share-kept">
        <h3 id="share-kept">{texts.kept}</h3>
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={() => input.current!.click()}>
            {texts.open}
          </button>
          <button type="button" class="button" onClick={onBackup}>
            {texts.backup}
          </button>
          <button type="button" class="button" onClick={onForget}>
            {texts.forgetAll}
          </button>
        </div>
        <p class="dialog-note">{texts.backupNote}</p>
        <FileInput
          input={input}
          onFiles={([file]) => {
            onClose();
            void offerFiles([file]);
          }}
        />
      </section>
    </Dialog>
  );
}
