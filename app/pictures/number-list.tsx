import type { FeatureProps } from "../feature.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { arrange } from "./arrange.ts";
import type { SessionPicture } from "./picture-session.ts";
import type { PictureRead } from "./picture-worker.ts";
import { SaveButtons } from "./save-buttons.tsx";
import { isWritten } from "./with-written.ts";
import { asCsv, asJson, asText, textOf } from "./write-numbers.ts";
import { countNumbers } from "./write-pictures.ts";

export interface NumberListProps extends Pick<FeatureProps, "announce"> {
  readonly picture: SessionPicture;
  readonly read: PictureRead;
  /** The index of the number that is looked at. */
  readonly chosen: number;
}

/** All numbers of a picture as they stand in it, grids as tables, to copy and to save. */
export function NumberList({ picture, read, chosen, announce }: NumberListProps) {
  const texts = lazyStrings().pictureView;
  const { file, corrections } = picture;
  const { reading } = read;
  const { grids, lines } = arrange(reading);
  const isChanged = (index: number) => corrections.has(index) || isWritten(reading.numbers[index]!);
  const textsOf = (numbers: readonly number[]) =>
    numbers.map((index) => (
      <span key={index} data-chosen={index === chosen} data-corrected={isChanged(index)}>
        {textOf(index, reading, corrections)}{" "}
      </span>
    ));
  return (
    <section class="panel picture-numbers" aria-labelledby="picture-numbers">
      <h2 id="picture-numbers">
        {texts.all} <span class="picture-count">{texts.count(countNumbers(picture))}</span>
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
                    <td key={k}>{textsOf(cell)}</td>
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
            <p key={i}>{textsOf(line)}</p>
          ))}
        </div>
      )}
      <div class="picture-buttons">
        <SaveButtons
          name={file.name.replace(/\.\w+$/, "") || "numbers"}
          texts={texts}
          asText={() => asText(reading, corrections)}
          asCsv={() => asCsv(reading, corrections)}
          asJson={() => asJson(file.name, reading, corrections)}
          announce={announce}
        />
      </div>
    </section>
  );
}
