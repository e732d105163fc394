import { useEffect, useRef, useState } from "preact/hooks";
import { Card } from "./card.tsx";
import { keptName } from "./kept-name.ts";
import { ModelRow } from "./model-row.tsx";
import { type ModelSectionProps, ownNote } from "./model-section.tsx";
import { ModelSession, type SessionState } from "./model-session.ts";
import { browserStore } from "./model-store.ts";
import "./model-panel.css";

export interface ModelPanelProps extends ModelSectionProps {
  /** The last that was chosen. */
  readonly file: File | undefined;
  onFile(file: File): void;
}

/** The model of the user's: opens it, reads with it, and shows what is known of it. */
export function ModelPanel({ client, say, file, onFile }: ModelPanelProps) {
  const [state, setState] = useState<SessionState>();
  const [session] = useState(
    () =>
      new ModelSession({
        client,
        store: browserStore,
        startWorker: () => new Worker(new URL("./model.worker.ts", import.meta.url), { type: "module" }),
        onState: setState,
      }),
  );
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const kept = keptName();
    if (file) void session.open(file);
    else if (kept !== null) void session.restore(kept);
  }, [session, file]);

  const { card, busy, problem, kept } = state ?? {};
  const name = card?.name ?? "Tenpen’s own model";
  const busyText = busy && `${busy.step === "reading" ? "Opening" : "Trying"} ${busy.name}…`;
  const spoken = state && (busyText ?? `Reads with ${name}`);
  useEffect(() => {
    if (spoken) say(spoken);
  }, [spoken]);

  const onRemove = () => {
    void session.remove();
    // The button goes away under the focus.
    panel.current!.querySelector("button")!.focus();
  };
  return (
    <div class="model-panel" ref={panel}>
      <ModelRow
        name={name}
        note={busyText ?? (card ? keptText(kept) : ownNote)}
        choose={card ? "Use another…" : "Use your own…"}
        problem={problem}
        onFile={onFile}
      >
        {card && (
          <button type="button" class="button" onClick={onRemove}>
            Remove
          </button>
        )}
      </ModelRow>
      {card && <Card card={card} onInput={(input) => session.overrule(input)} />}
    </div>
  );
}

function keptText(kept: boolean | undefined): string {
  if (kept === undefined) return "Nothing is uploaded.";
  return kept
    ? "Stays in this browser until removed. Nothing is uploaded."
    : "This browser cannot keep it: it reads until you leave. Nothing is uploaded.";
}
