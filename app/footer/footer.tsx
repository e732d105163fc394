import type { FeatureProps } from "../feature.ts";
import { strings } from "../strings/strings.ts";
import { LanguageChoice } from "./language-choice.tsx";
import "./footer.css";

const source = "https://github.com/tenpen/tenpen";

/** What is quiet about the page, below all else. */
export function Footer({ announce }: Pick<FeatureProps, "announce">) {
  return (
    <footer class="footer">
      <LanguageChoice announce={announce} />
      <a href={source}>{strings.footer.source}</a>
    </footer>
  );
}
