import { useEffect, useState } from "preact/hooks";
import { strings } from "../strings/strings.ts";

/** https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** Installs the page as an app, where the browser offers that. */
export function InstallButton() {
  const [offer, setOffer] = useState<InstallPrompt>();
  useEffect(() => {
    const listening = new AbortController();
    addEventListener(
      "beforeinstallprompt",
      (event) => {
        event.preventDefault(); // it would ask at a time of its own
        setOffer(event as InstallPrompt);
      },
      listening,
    );
    addEventListener("appinstalled", () => setOffer(undefined), listening);
    return () => listening.abort();
  }, []);
  if (!offer) return null;
  const onInstall = () => {
    setOffer(undefined); // it can be asked once
    void offer.prompt();
  };
  return (
    <button type="button" class="button" onClick={onInstall}>
      {strings.footer.install}
    </button>
  );
}
