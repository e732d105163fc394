import { useEffect, useRef } from "preact/hooks";
import type { FeatureProps } from "../feature.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { Tool } from "../tool.tsx";
import { isUnread, type SessionPicture } from "./picture-session.ts";
import { SaveButtons } from "./save-buttons.tsx";
import { allAsCsv, allAsJson, allAsText, countNumbers } from "./write-pictures.ts";

export interface AllPicturesProps extends Pick<FeatureProps, "announce"> {
  readonly pictures: readonly SessionPicture[];
  /** They are seen; else they wait behind the paper. */
  readonly shown: boolean;
  onStop(): void;
  onGoOn(): void;
}

/** How far it is with several pictures, and the numbers of all of them to copy and to save. */
export function AllPictures({ pictures, shown, onStop, onGoOn, announce }: AllPicturesProps) {
  const texts = lazyStrings().pictureView;
  const having = (status: string) => pictures.filter(({ progress }) => progress.status === status).length;
  const [read, failed, stopped] = [having("read"), having("failed"), having("stopped")];
  const isBusy = pictures.some(isUnread);
  const numbers = pictures.reduce((sum, picture) => sum + countNumbers(picture), 0);
  const wasBusy = useRef(isBusy);
  useEffect(() => {
    if (shown && wasBusy.current && !isBusy) announce(stopped > 0 ? texts.stopped : texts.allRead(read, numbers));
    wasBusy.current = isBusy;
  }, [isBusy]);
  return (
    <section class="panel picture-numbers" aria-labelledby="all-pictures">
      <h2 id="all-pictures">
        {texts.allPictures} <span class="picture-count">{texts.count(numbers)}</span>
      </h2>
      {read < pictures.length && (
        <div class="picture-progress">
          <progress max={pictures.length} value={read + failed} aria-labelledby="pictures-read" />
          <span id="pictures-read">{texts.readOf(read, pictures.length)}</span>
          {failed > 0 && <span>{texts.failed(failed)}</span>}
        </div>
      )}
      <div class="picture-buttons">
        {isBusy && <Tool onPress={onStop}>{texts.stop}</Tool>}
        {stopped + failed > 0 && !isBusy && <Tool onPress={onGoOn}>{texts.goOn}</Tool>}
        <SaveButtons
          name="numbers"
          texts={{ copy: texts.copyAll, saveCsv: texts.saveAllCsv, saveJson: texts.saveAllJson }}
          enabled={read > 0}
          asText={() => allAsText(pictures)}
          asCsv={() => allAsCsv(pictures)}
          asJson={() => allAsJson(pictures)}
          announce={announce}
        />
      </div>
    </section>
  );
}
