import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { typedNumber } from "./typed-number.ts";

export interface CorrectFieldProps {
  /** What the number is now. */
  readonly text: string;
  /** It is this; "" where it is none. */
  onCorrect(text: string): void;
  /** Beside the field. */
  readonly children: ComponentChildren;
}

/** Where it is typed what a number is. Of what is no number that is said, and nothing is changed. */
export function CorrectField({ text, onCorrect, children }: CorrectFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [isProblem, setProblem] = useState(false);
  const texts = lazyStrings().pictureView;
  const tell = (problem: boolean) => {
    field.current!.setCustomValidity(problem ? texts.notTyped : "");
    setProblem(problem);
  };
  useLayoutEffect(() => {
    field.current!.value = text;
    tell(false);
  }, [text]);
  const enter = () => {
    const typed = typedNumber(field.current!.value);
    tell(typed === undefined);
    if (typed === undefined) return;
    field.current!.value = typed;
    onCorrect(typed);
  };
  return (
    <form
      class="picture-correct"
      // It says so itself, and goes on saying so.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <label>
        {texts.correct}
        <input
          ref={field}
          type="text"
          class="picture-input"
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          dir="ltr"
          defaultValue={text}
          aria-invalid={isProblem}
          aria-describedby="picture-correct-note"
          onInput={() => isProblem && tell(false)}
          onChange={enter}
        />
      </label>
      {children}
      <p class="result-note" id="picture-correct-note" data-problem={isProblem}>
        {isProblem ? <span role="alert">{texts.notTyped}</span> : texts.correctNote}
      </p>
    </form>
  );
}
