import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { FeatureProps } from "../feature.ts";
import { Icon } from "../icon.tsx";
import { strings } from "../strings/strings.ts";
import "./answer-actions.css";

/** How long it is seen that the answer was copied, in milliseconds. */
const copiedTime = 1500;

export interface AnswerActionsProps extends Pick<FeatureProps, "announce"> {
  /** What was read, to be copied; empty where there is nothing. */
  readonly text: string;
  /** The same as a sentence, to be said aloud. */
  readonly sentence: string;
  /** Whether there is a picture that the network was shown. */
  readonly hasView: boolean;
  /** Whether it is told how it was read. */
  readonly how: boolean;
  onHow(how: boolean): void;
  /** The browser did not allow copying. */
  onNotCopied(): void;
}

/**
 * What can be done with an answer: learn how it was read, copy it, hear it. Their place is kept where there is no answer, so that
 * nothing moves when it comes; what the browser cannot do is left out.
 */
export function AnswerActions({ text, sentence, hasView, how, onHow, onNotCopied, announce }: AnswerActionsProps) {
  const [copied, setCopied] = useState<string>();
  useEffect(() => {
    if (copied === undefined) return;
    const timer = setTimeout(() => setCopied(undefined), copiedTime);
    return () => clearTimeout(timer);
  }, [copied]);

  const onCopy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
      announce(strings.draw.copied(text));
    } catch {
      onNotCopied();
      announce(strings.draw.notCopied);
    }
  };
  const onSpeak = () => {
    speechSynthesis.cancel();
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.lang = document.documentElement.lang;
    speechSynthesis.speak(utterance);
  };
  return (
    <div class="answer-actions">
      <Action label={strings.draw.how} shown={hasView} pressed={how} onPress={() => onHow(!how)}>
        <path d="M2 11c2.2-4 5.2-6 9-6s6.8 2 9 6c-2.2 4-5.2 6-9 6s-6.8-2-9-6z" />
        <circle cx="11" cy="11" r="2.5" />
      </Action>
      {"clipboard" in navigator && (
        <Action label={strings.draw.copy} shown={text !== ""} onPress={() => void onCopy()}>
          {copied !== undefined && copied === text ? (
            <path d="m4.5 11.5 4.5 4.5 9-10" />
          ) : (
            <>
              <rect x="7.5" y="7.5" width="11" height="11" rx="2.5" />
              <path d="M14.5 4.8A2.3 2.3 0 0 0 12.5 3.5H6A2.5 2.5 0 0 0 3.5 6v6.5a2.3 2.3 0 0 0 1.3 2" />
            </>
          )}
        </Action>
      )}
      {window.speechSynthesis && (
        <Action label={strings.draw.speak} shown={text !== ""} onPress={onSpeak}>
          <path d="M4 8.5v5h3l4 3.5V5L7 8.5zM14.2 8.2a4 4 0 0 1 0 5.6M16.8 5.6a7.6 7.6 0 0 1 0 10.8" />
        </Action>
      )}
    </div>
  );
}

function Action(props: {
  readonly label: string;
  readonly shown: boolean;
  readonly pressed?: boolean;
  onPress(): void;
  readonly children: ComponentChildren;
}) {
  return (
    <button
      type="button"
      class="button round quiet"
      title={props.label}
      aria-pressed={props.pressed}
      data-shown={props.shown}
      onClick={props.onPress}
    >
      <Icon>{props.children}</Icon>
    </button>
  );
}
