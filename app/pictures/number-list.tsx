import type { PictureReading } from "../../src/recognizer/read-picture.ts";
import type { FeatureProps } from "../feature.ts";
import { saveFile } from "../save-file.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { arrange } from "./arrange.ts";
import { asCsv, asJson, asText, type Corrections, textOf } from "./write-numbers.ts";

export interface NumberListProps extends Pick<FeatureProps, "announce"> {
  /** Its name. */
  readonly file: string;
  readonly reading: PictureReading;
  readonly corrections: Corrections;
  /** The index of the number that is looked at. */
  readonly chosen: number;
}

/** All numbers of a picture as they stand in it, grids as tables, to copy and to save. */
export function NumberList({ file, reading, corrections, chosen, announce }: NumberListProps) {
  const texts = lazyStrings().pictureView;
  const { grids, lines } = arrange(reading);
  const name = file.replace(/\.\w+$/, "") || "numbers";
  const count = reading.numbers.filter(({ accepted }, i) => accepted && corrections.get(i) !== "").length;

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(asText(reading, corrections));
      announce(texts.copied);
    } catch {
      announce(texts.notCopied);
    }
  };
  const save = (ending: string, type: string, content: string) => {
    saveFile(name + ending, new Blob([content], { type }));
    announce(texts.saved(name + ending));
  };
  const written = (numbers: readonly number[]) =>
    numbers.map((index) => (
      <span key={index} data-chosen={index === chosen} data-corrected={corrections.has(index)}>
        {textOf(index, reading, corrections)}{" "}
      </span>
    ));
  return (
    <section class="panel picture-numbers" aria-labelledby="picture-numbers">
      <h2 id="picture-numbers">
        {texts.all} <span class="picture-count">{texts.count(count)}</span>
      </h2>
      {grids.map(({ rows }, i) => (
        <section
          key={i}
          class="picture-table"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the keyboard too.
          tabIndex={0}
          aria-label={texts.grid(rows.length, rows[0]?.length ?? 0)}
        >
          <table dir="ltr">
            <tbody>
              {rows.map((row, j) => (
                <tr key={j}>
                  {row.map((cell, k) => (
                    <td key={k}>{written(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {lines.length > 0 && (
        <div class="picture-lines" dir="ltr">
          {lines.map((line, i) => (
            <p key={i}>{written(line)}</p>
          ))}
        </div>
      )}
      <div class="picture-buttons">
        <button type="button" class="button" onClick={() => void copy()}>
          {texts.copy}
        </button>
        <button type="button" class="button" onClick={() => save(".csv", "text/csv", asCsv(reading, corrections))}>
          {texts.saveCsv}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => save(".json", "application/json", asJson(file, reading, corrections))}
        >
          {texts.saveJson}
        </button>
      </div>
    </section>
  );
}
