import { useRef, useState } from "preact/hooks";
import { Draw } from "./draw/draw.tsx";
import type { FeatureProps, Sheet } from "./feature.ts";
import { Footer } from "./footer/footer.tsx";
import { Help } from "./help/help.tsx";
import { History } from "./history/history.tsx";
import { KeptNotice } from "./history/kept-notice.tsx";
import { Learn } from "./learn/learn.tsx";
import { Lessons } from "./learn/lessons.ts";
import { Model } from "./model/model.tsx";
import { Offline } from "./offline/offline.tsx";
import { PictureButton } from "./pictures/picture-button.tsx";
import { Pictures } from "./pictures/pictures.tsx";
import { usePictures } from "./pictures/use-pictures.ts";
import { LinkedDrawing } from "./share/linked-drawing.tsx";
import { Share } from "./share/share.tsx";
import { Shell } from "./shell/shell.tsx";
import { store } from "./store/browser-store.ts";
import { strings } from "./strings/strings.ts";

/** The page: its features, each in its place, and the one voice that they share. */
export function Page({ client }: Pick<FeatureProps, "client">) {
  const voice = useRef<HTMLParagraphElement>(null);
  // Written by hand: what is said changes with every stroke, and nothing else of the page with it.
  const [announce] = useState(() => (text: string) => {
    voice.current!.textContent = text;
  });
  const [lessons] = useState(() => new Lessons({ client, store }));
  const pictures = usePictures();
  /** What becomes of a file is seen on the paper, and over pictures where these lie in its place. */
  const [ofFile] = useState(() => ({
    announce(text: string) {
      announce(text);
      pictures.tell({ text, isProblem: false });
    },
    onProblem: (text: string) => pictures.tell({ text, isProblem: true }),
  }));
  const [slots] = useState(() => ({
    onPaper: (sheet: Sheet) => <LinkedDrawing sheet={sheet} announce={announce} onLink={pictures.leave} />,
    belowPaper: (sheet: Sheet) => (
      <div class="keeping">
        <KeptNotice announce={announce} />
        <PictureButton onPress={() => pictures.open([])} />
        <Share sheet={sheet} {...ofFile} onDrawing={pictures.leave} />
        <History sheet={sheet} announce={announce} />
      </div>
    ),
    belowBars: (sheet: Sheet) => <Learn client={client} announce={ofFile.announce} lessons={lessons} sheet={sheet} />,
    end: () => (
      <>
        <Model client={client} {...ofFile} />
        <p class="promise">{strings.page.promise}</p>
      </>
    ),
  }));
  return (
    <>
      <Shell
        pages={{
          draw: (shown) => (
            <Pictures pictures={pictures} client={client} announce={announce} shown={shown}>
              {(paperShown) => (
                <Draw
                  client={client}
                  announce={announce}
                  shown={paperShown}
                  onPaper={slots.onPaper}
                  belowPaper={slots.belowPaper}
                  belowBars={slots.belowBars}
                  onCorrect={(sheet, digit) => void lessons.correct(sheet, `${digit}`)}
                >
                  {slots.end}
                </Draw>
              )}
            </Pictures>
          ),
        }}
      />
      <Footer announce={announce}>
        <Help announce={announce} />
        <Offline announce={announce} />
      </Footer>
      <p role="status" class="visually-hidden" ref={voice} />
    </>
  );
}
