import { useEffect, useState } from "preact/hooks";
import type { FeatureProps } from "../feature.ts";
import { strings } from "../strings/strings.ts";
import { questionMarkOpens } from "./question-mark.ts";

/** Opens the sheet of keys, by a button or by "?". The sheet is loaded then. */
export function Help({ announce }: Pick<FeatureProps, "announce">) {
  const [loaded, setLoaded] = useState<typeof import("./help-sheet.tsx")>();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const onOpen = async () => {
    setFailed(false);
    try {
      setLoaded(await import("./help-sheet.tsx"));
      setOpen(true);
    } catch {
      setFailed(true);
      announce(strings.help.notLoaded);
    }
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return;
      if ((event.target as Element).matches("input:not([type=radio], [type=checkbox]), textarea")) return;
      if (questionMarkOpens()) void onOpen();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <button type="button" class="button" onClick={onOpen}>
        {strings.help.open}
      </button>
      {failed && <p>{strings.help.notLoaded}</p>}
      {loaded && open && <loaded.HelpSheet onClose={() => setOpen(false)} />}
    </>
  );
}
