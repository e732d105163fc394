import { useEffect, useState } from "preact/hooks";
import type { FeatureProps } from "../feature.ts";
import { store } from "../store/browser-store.ts";
import type { StoreFault } from "../store/store.ts";
import { strings } from "../strings/strings.ts";
import "./history.css";

/** Says why what is drawn is not kept, where it is not. */
export function KeptNotice({ announce }: Pick<FeatureProps, "announce">) {
  const [fault, setFault] = useState<StoreFault>();
  useEffect(() => store.onFault(setFault), []);
  useEffect(() => {
    if (fault) announce(strings.kept.faults[fault]);
  }, [fault]);
  return fault ? <p class="kept-notice">{strings.kept.faults[fault]}</p> : null;
}
