import { useEffect, useRef, useState } from "preact/hooks";
import type { FeatureProps, Sheet } from "../feature.ts";
import { FileInput } from "../file-input.tsx";
import { useFileTaker } from "../file-takers.ts";
import { saveFile } from "../save-file.ts";
import { strings } from "../strings/strings.ts";
import { isCorrections } from "./corrections-file.ts";
import type { Lessons, Note } from "./lessons.ts";
import "./learn.css";

export interface LearnProps extends FeatureProps {
  readonly lessons: Lessons;
  readonly sheet: Sheet;
}

/** What was taught of one's hand: said just now, and all that is kept. Only Tenpen's own model learns. */
export function Learn({ client, announce, lessons, sheet }: LearnProps) {
  const [{ entries, note }, show] = useState(lessons.state);
  useEffect(() => {
    show(lessons.state);
    return lessons.listen(() => show(lessons.state));
  }, [lessons]);
  useEffect(() => lessons.settle(sheet.ink), [lessons, sheet.ink]);
  const said = note && textOf(note);
  useEffect(() => {
    if (said) announce(said);
  }, [note]);
  useFileTaker({ suits: (head) => (isCorrections(head) ? 4 : 0), take: (file) => void lessons.importFile(file) });
  if (!client.learns) return null;

  const { read, inView } = sheet;
  const isByHand = inView !== undefined && read?.byHand?.[inView];
  const canBeNone = read?.reading.digits.length === 1 && read.reading.text !== "";
  return (
    <section class="learn" aria-label={strings.learn.section}>
      <div class="learn-row">
        <p class="learn-note" data-by-hand={isByHand && !said}>
          {said ?? (isByHand ? strings.learn.byHand : read && strings.learn.hint)}
        </p>
        {note && canUndo(note) ? (
          <button
            type="button"
            class="button"
            onClick={() => {
              announce(strings.learn.undone);
              void lessons.undo();
            }}
          >
            {strings.learn.undo}
          </button>
        ) : (
          canBeNone && (
            <button type="button" class="button" onClick={() => void lessons.correct(sheet, null)}>
              {strings.learn.notANumber}
            </button>
          )
        )}
      </div>
      <Kept lessons={lessons} count={entries.length} />
    </section>
  );
}

/** Something was done. */
function canUndo(note: Note): boolean {
  return note.kind !== "refused" && !(note.kind === "imported" && note.keys.length === 0);
}

function textOf(note: Note): string {
  const { learn } = strings;
  switch (note.kind) {
    case "noted":
      return learn.noted(note.label);
    case "forgotten":
      return learn.forgotten(note.entries.length);
    case "imported":
      return note.keys.length === 0 ? learn.nothingNew : learn.imported(note.keys.length);
    case "refused":
      return learn.refused(note.file, note.fault.what);
  }
}

/** How many there are, and what can be done with all of them. */
function Kept({ lessons, count }: { readonly lessons: Lessons; readonly count: number }) {
  const input = useRef<HTMLInputElement>(null);
  const onSave = () => saveFile("my-hand.ink.jsonl", new Blob([lessons.exportAll()], { type: "application/jsonl" }));
  return (
    <details class="learn-kept">
      <summary>{strings.learn.kept(count)}</summary>
      <p class="learn-note">{strings.learn.about}</p>
      <div class="learn-actions">
        <button type="button" class="button" disabled={count === 0} onClick={onSave}>
          {strings.learn.exportAll}
        </button>
        <button type="button" class="button" onClick={() => input.current!.click()}>
          {strings.learn.importFile}
        </button>
        <button type="button" class="button" disabled={count === 0} onClick={() => void lessons.forgetAll()}>
          {strings.learn.forgetAll}
        </button>
        <FileInput
          input={input}
          accept=".jsonl,.ink"
          aria-label={strings.learn.importFile}
          onFiles={([file]) => void lessons.importFile(file)}
        />
      </div>
    </details>
  );
}
