import type { FeatureProps } from "../feature.ts";
import { saveFile } from "../save-file.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { Tool } from "../tool.tsx";

export interface SaveButtonsProps extends Pick<FeatureProps, "announce"> {
  /** Of the files, without an ending. */
  readonly name: string;
  readonly texts: { readonly copy: string; readonly saveCsv: string; readonly saveJson: string };
  readonly enabled?: boolean;
  asText(): string;
  asCsv(): string;
  asJson(): string;
}

/** Copies and saves numbers, and says what came of it. */
export function SaveButtons({ name, texts, enabled = true, asText, asCsv, asJson, announce }: SaveButtonsProps) {
  const said = lazyStrings().pictureView;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(asText());
      announce(said.copied);
    } catch {
      announce(said.notCopied);
    }
  };
  const save = (ending: string, type: string, content: string) => {
    saveFile(name + ending, new Blob([content], { type }));
    announce(said.saved(name + ending));
  };
  return (
    <>
      <Tool enabled={enabled} onPress={() => void copy()}>
        {texts.copy}
      </Tool>
      <Tool enabled={enabled} onPress={() => save(".csv", "text/csv", asCsv())}>
        {texts.saveCsv}
      </Tool>
      <Tool enabled={enabled} onPress={() => save(".json", "application/json", asJson())}>
        {texts.saveJson}
      </Tool>
    </>
  );
}
