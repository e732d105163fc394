import type { ComponentChildren } from "preact";
import type { FeatureProps } from "../feature.ts";
import { strings } from "../strings/strings.ts";
import { InstallButton } from "./install-button.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import "./footer.css";

const source = "https://github.com/tenpen/tenpen";

/** What is quiet about the page, below all else, with what the page adds. */
export function Footer({
  announce,
  children,
}: Pick<FeatureProps, "announce"> & { readonly children: ComponentChildren }) {
  return (
    <footer class="footer">
      <LanguageChoice announce={announce} />
      <InstallButton />
      <a href={source}>{strings.footer.source}</a>
      {children}
    </footer>
  );
}
