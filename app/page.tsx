import { useRef, useState } from "preact/hooks";
import { Draw } from "./draw/draw.tsx";
import type { FeatureProps } from "./feature.ts";
import { Footer } from "./footer/footer.tsx";
import { Help } from "./help/help.tsx";
import { Model } from "./model/model.tsx";
import { Offline } from "./offline/offline.tsx";
import { Shell } from "./shell/shell.tsx";
import { strings } from "./strings/strings.ts";

/** The page: its features, each in its place, and the one voice that they share. */
export function Page({ client }: Pick<FeatureProps, "client">) {
  const voice = useRef<HTMLParagraphElement>(null);
  // Written by hand: what is said changes with every stroke, and nothing else of the page with it.
  const [announce] = useState(() => (text: string) => {
    voice.current!.textContent = text;
  });
  const [slots] = useState(() => ({
    end: () => (
      <>
        <Model client={client} announce={announce} />
        <p class="promise">{strings.page.promise}</p>
      </>
    ),
  }));
  return (
    <>
      <Shell
        pages={{
          draw: (shown) => (
            <Draw client={client} announce={announce} shown={shown}>
              {slots.end}
            </Draw>
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
