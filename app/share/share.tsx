import { useRef, useState } from "preact/hooks";
import type { Fault } from "../../src/errors.ts";
import { faultOf } from "../../src/worker/protocol.ts";
import type { FeatureProps, Sheet } from "../feature.ts";
import { useFileTaker } from "../file-takers.ts";
import { strings } from "../strings/strings.ts";
import { warn } from "../warn.ts";
import type { Opened } from "./open-file.ts";
import { suitsInk } from "./suits-ink.ts";
import "./share.css";

export interface ShareProps extends Pick<FeatureProps, "announce"> {
  readonly sheet: Sheet;
  /** A file of ink was opened: it is on the paper, whatever lies in its place. */
  onDrawing(): void;
  /** A file was not opened, for this reason. */
  onProblem(text: string): void;
}

/** Opens files of ink and backups, and the dialog that shares and saves, which is loaded then. */
export function Share({ sheet, announce, onDrawing, onProblem }: ShareProps) {
  const [dialog, setDialog] = useState<typeof import("./share-dialog.tsx")>();
  const [isOpen, setOpen] = useState(false);
  /** What came of the last file, and what went wrong. */
  const [said, say] = useState({ text: "", isProblem: false });
  const button = useRef<HTMLButtonElement>(null);

  const take = async (file: File) => {
    setOpen(false);
    const { name } = file;
    try {
      const { openFile } = await import("./open-file.ts");
      const opened = await openFile(file);
      if (opened.type === "ink") {
        sheet.open(opened.ink);
        onDrawing();
      }
      const text = textOf(opened);
      say({ text, isProblem: false });
      announce(text);
    } catch (error) {
      const fault = faultOf(error);
      warn(fault);
      const text = problemOf(fault, name);
      say({ text, isProblem: true });
      onProblem(text);
    }
  };
  const passed = () => say({ text: "", isProblem: false });
  useFileTaker({ suits: suitsInk, take: (file) => void take(file), passed });

  const onPress = async () => {
    say({ text: "", isProblem: false });
    setOpen(true);
    try {
      setDialog(await import("./share-dialog.tsx"));
    } catch {
      setOpen(false);
      say({ text: strings.share.notLoaded, isProblem: true });
    }
  };
  const onClose = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="share">
      <button type="button" class="button" aria-haspopup="dialog" ref={button} onClick={onPress}>
        {strings.share.title}
      </button>
      {said.text && (
        <p class="share-said" role={said.isProblem ? "alert" : undefined}>
          {said.text}
        </p>
      )}
      {isOpen && dialog && <dialog.ShareDialog sheet={sheet} onClose={onClose} />}
    </div>
  );
}

function textOf(opened: Opened): string {
  const { share } = strings;
  if (opened.type === "ink") return share.opened(opened.count);
  return opened.count === 0 ? share.nothingInIt : share.restored(opened.added);
}

function problemOf({ code, what }: Fault, file: string): string {
  const { share } = strings;
  if (code === "unsupported" && what === "backup") return share.newerBackup(file);
  return (share.notOpened[code] ?? share.unreadable)(file);
}
