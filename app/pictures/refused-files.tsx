import { lazyStrings } from "../strings/lazy-strings.ts";
import type { RefusedFile } from "./picture-session.ts";

/** Says of each file that cannot be read why it is not. */
export function RefusedFiles({ refused }: { readonly refused: readonly RefusedFile[] }) {
  const texts = lazyStrings().pictureView;
  const sentences = refused.map(({ file, fault: { code, what } }, i) => (
    <p key={i}>{(what === "pdf" ? texts.pdf : texts.failures[code])(file.name || texts.picture)}</p>
  ));
  if (sentences.length === 0) return null;
  return (
    <div role="alert" class="picture-told">
      {sentences.length === 1 ? (
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
