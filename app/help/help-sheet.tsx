import { Fragment } from "preact";
import { useState } from "preact/hooks";
import { adoptStyles } from "../adopt-styles.ts";
import { Dialog } from "../dialog.tsx";
import { lazyStrings } from "../strings/lazy-strings.ts";
import styles from "./help-sheet.css?inline";
import { letQuestionMarkOpen, questionMarkOpens } from "./question-mark.ts";
import { shortcuts } from "./shortcuts.ts";

adoptStyles(styles);

const isMac = /Mac|iP(hone|ad|od)/.test(navigator.platform);

/** Every key and what it does, above the page until it is closed. */
export function HelpSheet({ onClose }: { onClose(): void }) {
  const [opens, setOpens] = useState(questionMarkOpens);
  const { title, where, does, keys, questionMark } = lazyStrings().helpSheet;
  const nameOf = (key: string) => (isMac && key === "Mod" ? "⌘" : (keys[key] ?? key));
  return (
    <Dialog title={title} onClose={onClose}>
      {(Object.keys(shortcuts) as (keyof typeof shortcuts)[]).map((place) => (
        <Fragment key={place}>
          <h3>{where[place]}</h3>
          <dl class="help-keys">
            {shortcuts[place].map((shortcut) => (
              <div key={shortcut.does}>
                <dt dir="ltr">
                  {shortcut.keys.map((key) => (
                    <kbd key={key}>{nameOf(key)}</kbd>
                  ))}
                </dt>
                <dd>{does[shortcut.does]}</dd>
              </div>
            ))}
          </dl>
        </Fragment>
      ))}
      <label class="help-choice">
        <input
          type="checkbox"
          checked={opens}
          onChange={({ currentTarget: { checked } }) => {
            letQuestionMarkOpen(checked);
            setOpens(checked);
          }}
        />
        {questionMark}
      </label>
    </Dialog>
  );
}
