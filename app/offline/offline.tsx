import { useEffect, useState } from "preact/hooks";
import type { FeatureProps } from "../feature.ts";
import { strings } from "../strings/strings.ts";
import { type PageVersion, watchVersion } from "./page-version.ts";
import { takeLaunched } from "./take-launched.ts";
import { takeShared } from "./take-shared.ts";
import "./offline.css";

/** Says when there is no network, which changes nothing, and when there is a newer version, which nobody need take. */
export function Offline({ announce }: Pick<FeatureProps, "announce">) {
  const [newer, setNewer] = useState<PageVersion>();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const listening = new AbortController();
    const look = () => setOnline(navigator.onLine);
    addEventListener("online", look, listening);
    addEventListener("offline", look, listening);
    takeLaunched();
    void takeShared();
    void watchVersion((version) => {
      setNewer(version);
      announce(strings.offline.newer);
    });
    return () => listening.abort();
  }, []);
  return (
    <>
      {!online && <p class="offline">{strings.offline.offline}</p>}
      {newer && (
        <section class="newer" aria-label={strings.offline.newer}>
          <p>{strings.offline.newer}</p>
          <button type="button" class="button" onClick={() => newer.reload()}>
            {strings.offline.reload}
          </button>
          <button type="button" class="button" onClick={() => setNewer(undefined)}>
            {strings.offline.later}
          </button>
        </section>
      )}
    </>
  );
}
