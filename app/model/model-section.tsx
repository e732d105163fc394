import { useEffect, useState } from "preact/hooks";
import type { RecognizerClient } from "../recognizer-client.ts";
import { keptName } from "./kept-name.ts";
import { ModelRow } from "./model-row.tsx";
import { useFileDrop } from "./use-file-drop.ts";

export interface ModelSectionProps {
  readonly client: RecognizerClient;
  /** What a screen reader should say. */
  say(text: string): void;
}

/** Which model reads. What opens one of the user's is loaded when there is one. */
export function ModelSection({ client, say }: ModelSectionProps) {
  const [panel, setPanel] = useState<typeof import("./model-panel.tsx")>();
  const [file, setFile] = useState<File>();
  const [opening, setOpening] = useState<string | null>(keptName);
  const [failed, setFailed] = useState(false);

  const load = () => {
    setFailed(false);
    import("./model-panel.tsx").then(setPanel, () => setFailed(true));
  };
  const onFile = (next: File) => {
    setFile(next);
    setOpening(next.name);
    load();
  };
  useEffect(() => {
    if (opening !== null) load();
  }, []);
  const dragging = useFileDrop(onFile);

  return (
    <section class="model" aria-label="Model">
      {panel ? (
        <panel.ModelPanel client={client} say={say} file={file} onFile={onFile} />
      ) : (
        <ModelRow
          name="Tenpen’s own model"
          note={opening !== null && !failed ? `Opening ${opening}…` : ownNote}
          choose="Use your own…"
          problem={failed ? `${opening} could not be opened. Check the connection, then try again.` : undefined}
          onFile={onFile}
        />
      )}
      {dragging && (
        <div class="drop">
          <p>Drop a model to read with it</p>
        </div>
      )}
    </section>
  );
}

export const ownNote = "A .keras, .h5, .onnx or .safetensors file of yours can read instead.";
