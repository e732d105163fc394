import { useEffect, useRef, useState } from "preact/hooks";
import { webTransport } from "../../src/worker/transport.ts";
import { adoptStyles } from "../adopt-styles.ts";
import type { FeatureProps } from "../feature.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { sentenceOf } from "../strings/sentence-of.ts";
import { strings } from "../strings/strings.ts";
import { warn } from "../warn.ts";
import { ModelDetails } from "./model-details.tsx";
import styles from "./model-panel.css?inline";
import { ModelRow } from "./model-row.tsx";
import { ModelSession, type SessionState } from "./model-session.ts";
import { browserStore, keptName } from "./model-store.ts";

adoptStyles(styles);

export interface ModelPanelProps extends FeatureProps {
  /** A file was not opened, for this reason. */
  onProblem(text: string): void;
  /** The last that was chosen. */
  readonly file: File | undefined;
  /** So many files went to others: what is said of the last model's is over with each. */
  readonly passed: number;
  onFile(file: File): void;
}

/** The model of the user's: opens it, reads with it, and shows what is known of it. */
export function ModelPanel({ client, announce, onProblem, file, passed, onFile }: ModelPanelProps) {
  const [state, setState] = useState<SessionState>();
  const [session] = useState(
    () =>
      new ModelSession({
        client,
        store: browserStore,
        startWorker: () => webTransport(new Worker(new URL("./model.worker.ts", import.meta.url), { type: "module" })),
        onState: setState,
      }),
  );
  const panel = useRef<HTMLDivElement>(null);
  const { modelPanel: texts } = lazyStrings();

  useEffect(() => {
    if (file) {
      void session.open(file);
      return;
    }
    let waiting = true;
    void keptName().then((kept) => {
      if (waiting && kept !== undefined) void session.restore(kept);
    });
    return () => {
      waiting = false; // a file was chosen meanwhile
    };
  }, [session, file]);

  useEffect(() => {
    if (passed > 0) session.forgetProblem();
  }, [session, passed]);

  const { summary, busy, problem, kept } = state ?? {};
  const name = summary?.name ?? strings.model.own;
  const busyText = busy && (busy.step === "reading" ? strings.model.opening : texts.trying)(busy.name);
  const spoken = state && (busyText ?? strings.model.readsWith(name));
  useEffect(() => {
    if (spoken) announce(spoken);
  }, [spoken]);

  useEffect(() => {
    if (!problem) return;
    warn(problem.fault);
    onProblem(sentenceOf(problem));
  }, [problem]);

  const onRemove = () => {
    void session.remove();
    // The button goes away under the focus.
    panel.current!.querySelector("button")!.focus();
  };
  return (
    <div class="model-panel" ref={panel}>
      <ModelRow
        name={name}
        note={busyText ?? (summary ? keptText(kept) : strings.model.ownNote)}
        choose={summary ? texts.chooseAnother : strings.model.choose}
        problem={problem && sentenceOf(problem)}
        onFile={onFile}
      >
        {summary && (
          <button type="button" class="button" onClick={onRemove}>
            {texts.remove}
          </button>
        )}
      </ModelRow>
      {summary && <ModelDetails summary={summary} onInput={(input) => void session.override(input)} />}
    </div>
  );
}

function keptText(kept: boolean | undefined): string {
  const { modelPanel: texts } = lazyStrings();
  if (kept === undefined) return texts.notUploaded;
  return kept ? texts.kept : texts.notKept;
}
