import { Digits } from "../reading/digits.tsx";
import { runnerUp } from "../reading/outcome.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { strings } from "../strings/strings.ts";
import { CorrectField } from "./correct-field.tsx";
import type { SessionPicture } from "./picture-session.ts";
import type { Chosen } from "./use-chosen.ts";
import { isWritten } from "./with-written.ts";

export interface PictureAnswerProps {
  readonly picture: SessionPicture;
  readonly chosen: Chosen;
  /** Undefined where it is stopped with others. */
  readonly onStop: (() => void) | undefined;
  onAgain(): void;
  /** The chosen number is this; undefined where it is what was read. */
  onCorrect(text: string | undefined): void;
}

/** How far it is with the picture, and the number that is looked at. */
export function PictureAnswer(props: PictureAnswerProps) {
  const { picture, chosen } = props;
  return (
    <div class="result">
      <section class="answer" aria-label={strings.draw.result}>
        {chosen.placed ? (
          <ChosenNumber {...props} placed={chosen.placed} />
        ) : (
          <ProgressNote {...props} key={picture.progress.status} />
        )}
      </section>
    </div>
  );
}

function ChosenNumber({
  chosen,
  placed,
  onCorrect,
}: PictureAnswerProps & { readonly placed: NonNullable<Chosen["placed"]> }) {
  const texts = lazyStrings().pictureView;
  const { number } = placed;
  const { correction } = chosen;
  const other = runnerUp(placed);
  return (
    <div class="picture-chosen">
      {/* A form of its own keeps the radio buttons of its digits apart from those of others. */}
      <form class="reading" data-kind="number" onSubmit={(event) => event.preventDefault()}>
        {chosen.shown ? (
          <div
            role="radiogroup"
            aria-label={strings.draw.digits}
            class="number"
            style={{ "--em": 0.7 * number.text.length }}
          >
            <Digits placed={chosen.shown} inView={chosen.index} onChoose={chosen.chooseDigit} />
          </div>
        ) : (
          <span class="number" dir="ltr" style={{ "--em": 0.7 * Math.max(1, (correction ?? "").length) }}>
            {correction || "–"}
          </span>
        )}
        <div class="digit-text">
          {correction === undefined ? (
            <>
              <p class="digit-share">{strings.draw.share({ probability: number.confidence, rough: false })}</p>
              <p class="result-note">{other ? strings.draw.orWith(other) : strings.draw.noOther}</p>
              {isWritten(number) && <p class="result-note">{texts.written}</p>}
            </>
          ) : (
            <p class="result-note">{correction === "" ? texts.leftOut : texts.corrected}</p>
          )}
        </div>
      </form>
      <CorrectField
        key={chosen.number}
        text={correction ?? number.text}
        onCorrect={(text) => onCorrect(text === number.text ? undefined : text)}
      >
        {correction !== undefined && (
          <button type="button" class="button" onClick={() => onCorrect(undefined)}>
            {texts.undo}
          </button>
        )}
      </CorrectField>
    </div>
  );
}

function ProgressNote({ picture: { file, progress }, onStop, onAgain }: PictureAnswerProps) {
  const texts = lazyStrings().pictureView;
  const again = (
    <button type="button" class="button" onClick={onAgain}>
      {progress.status === "stopped" ? texts.again : strings.page.retry}
    </button>
  );
  switch (progress.status) {
    case "failed": {
      const { code } = progress.fault;
      return (
        <div role="alert" class="picture-note">
          <p>{texts.failures[code](file.name || texts.picture)}</p>
          {(code === "timeout" || code === "network" || code === "worker") && again}
        </div>
      );
    }
    case "stopped":
      return (
        <div class="picture-note">
          <p>{texts.stopped}</p>
          {again}
        </div>
      );
    case "read":
      return (
        <div class="picture-note">
          <p class="result-title">{texts.none}</p>
          <p class="result-note">{texts.noneAdvice}</p>
        </div>
      );
  }
  return (
    <div class="picture-note">
      <p>{texts[progress.status]}</p>
      {onStop && (
        <button type="button" class="button" onClick={onStop}>
          {texts.stop}
        </button>
      )}
    </div>
  );
}
