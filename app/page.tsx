import { useState } from "preact/hooks";
import { Draw } from "./draw/draw.tsx";
import type { FeatureProps } from "./feature.ts";
import { Footer } from "./footer/footer.tsx";
import { Help } from "./help/help.tsx";
import { Mark } from "./mark.tsx";
import { Model } from "./model/model.tsx";
import { Offline } from "./offline/offline.tsx";
import { strings } from "./strings/strings.ts";

/** The page: its features, each in its place, and the one voice that they share. */
export function Page({ client }: Pick<FeatureProps, "client">) {
  const [spoken, announce] = useState("");
  return (
    <>
      <header class="header">
        <Mark />
        <h1>{strings.page.name}</h1>
      </header>
      <main>
        <Draw client={client} announce={announce}>
          {() => (
            <>
              <Model client={client} announce={announce} />
              <p class="promise">{strings.page.promise}</p>
            </>
          )}
        </Draw>
        <p role="status" class="visually-hidden">
          {spoken}
        </p>
      </main>
      <Footer announce={announce}>
        <Help announce={announce} />
        <Offline announce={announce} />
      </Footer>
    </>
  );
}
