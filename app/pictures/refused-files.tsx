import { lazyStrings } from "../strings/lazy-strings.ts";
import type { RefusedFile } from "./picture-session.ts";

/** So many are told in a line each; more are folded. */
const few = 8;

/** Says of each file that cannot be read why it is not. */
export function RefusedFiles({ refused }: { readonly refused: readonly RefusedFile[] }) {
  const texts = lazyStrings().pictureView;
  const sentences = refused.map((each, i) => <p key={i}>{sentenceOf(each)}</p>);
  if (sentences.length === 0) return null;
  return (
    <div role="alert" class="picture-told">
      {sentences.length <= few ? (
        sentences
      ) : (
        <details>
          <summary>{texts.failed(sentences.length)}</summary>
          {sentences}
        </details>
      )}
    </div>
  );
}

function sentenceOf({ file, fault: { code, what } }: RefusedFile): string {
  const { pictureView: texts, fileProblem } = lazyStrings();
  const name = file.name || texts.picture;
  if (file.size === 0) return fileProblem.empty(name);
  return (what === "pdf" ? texts.pdf : texts.failures[code])(name);
}
