import { useEffect, useState } from "preact/hooks";
import { offerFiles, useFileTaker } from "../file-takers.ts";
import { strings } from "../strings/strings.ts";
import type { ModelPanelProps } from "./model-panel.tsx";
import { ModelRow } from "./model-row.tsx";
import { keptName } from "./model-store.ts";
import { useFileDrop } from "./use-file-drop.ts";
import "./model.css";

/** How long the panel may take to load before that is said, in milliseconds. */
const timeLimit = 10_000;

export type ModelProps = Pick<ModelPanelProps, "client" | "announce" | "onProblem">;

/** Which model reads. What opens one of the user's is loaded when there is one. */
export function Model({ client, announce, onProblem }: ModelProps) {
  const [panel, setPanel] = useState<typeof import("./model-panel.tsx")>();
  const [file, setFile] = useState<File>();
  const [opening, setOpening] = useState<string>();
  const [failed, setFailed] = useState(false);
  /** So many files went to others. */
  const [passed, setPassed] = useState(0);

  const load = async () => {
    setFailed(false);
    // A request may be answered never; where it is after all, the panel comes then.
    const timer = setTimeout(() => setFailed(true), timeLimit);
    try {
      setPanel(await import("./model-panel.tsx"));
    } catch {
      setFailed(true); // no connection, or a page older than what is served now
    } finally {
      clearTimeout(timer);
    }
  };
  const onFile = (next: File) => {
    setFile(next);
    setOpening(next.name);
    void load();
  };
  useEffect(() => {
    void keptName().then((kept) => {
      if (kept === undefined) return;
      setOpening((chosen) => chosen ?? kept);
      void load();
    });
  }, []);
  // What is for nobody else may be a model.
  const onPassed = () => {
    setPassed((count) => count + 1);
    if (!failed) return;
    setFailed(false);
    setFile(undefined);
    setOpening(undefined);
  };
  const problem = failed && opening !== undefined ? strings.model.notLoaded(opening) : undefined;
  useEffect(() => {
    if (problem) onProblem(problem);
  }, [problem]);
  useFileTaker({ suits: () => 1, take: onFile, passed: onPassed });
  const dragging = useFileDrop(offerFiles);

  return (
    <section class="panel model" aria-label={strings.model.section}>
      {panel ? (
        <panel.ModelPanel
          client={client}
          announce={announce}
          onProblem={onProblem}
          file={file}
          passed={passed}
          onFile={onFile}
        />
      ) : (
        <ModelRow
          name={strings.model.own}
          note={opening !== undefined && !failed ? strings.model.opening(opening) : strings.model.ownNote}
          choose={strings.model.choose}
          problem={problem}
          onRetry={load}
          onFile={onFile}
        />
      )}
      {dragging && (
        <div class="drop">
          <p>{strings.model.drop}</p>
        </div>
      )}
    </section>
  );
}
