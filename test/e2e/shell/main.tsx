import "../../../app/reset.css";
import "../../../app/tokens.css";
import "../../../app/layout.css";
import "../../../app/page.css";
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { Shell } from "../../../app/shell/shell.tsx";
import { useTitle } from "../../../app/use-title.ts";

/** A page that counts how often it began, and has something that is lost when it begins anew. */
function Some({ name, shown }: { readonly name: string; readonly shown: boolean }) {
  useTitle(shown, name);
  useEffect(() => {
    document.documentElement.dataset[name] = String(Number(document.documentElement.dataset[name] ?? 0) + 1);
  }, [name]);
  return (
    <label>
      {name} <input />
    </label>
  );
}

// Inspect is not there yet.
render(
  <Shell
    pages={{
      draw: (shown) => <Some name="drawing" shown={shown} />,
      train: (shown) => <Some name="training" shown={shown} />,
    }}
  />,
  document.getElementById("app")!,
);
