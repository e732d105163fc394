import { useState } from "preact/hooks";
import type { FeatureProps } from "../feature.ts";
import { chooseLanguage } from "../language.ts";
import { type Language, languages } from "../strings/languages.ts";
import { language, strings } from "../strings/strings.ts";

/** Chooses the language of the page. */
export function LanguageChoice({ announce }: Pick<FeatureProps, "announce">) {
  const [failed, setFailed] = useState(false);
  const onChoose = async (next: Language) => {
    setFailed(false);
    try {
      await chooseLanguage(next);
    } catch {
      setFailed(true);
      announce(strings.footer.languageNotLoaded);
    }
  };
  return (
    <div class="language">
      <label>
        {strings.footer.language}
        <select value={language} onChange={({ currentTarget }) => void onChoose(currentTarget.value as Language)}>
          {Object.entries(languages).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {failed && <p>{strings.footer.languageNotLoaded}</p>}
    </div>
  );
}
