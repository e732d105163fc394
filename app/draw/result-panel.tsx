import type { ComponentChildren } from "preact";
import type { UsersModel } from "../reader.ts";
import { type Choosing, Digits } from "../reading/digits.tsx";
import { type Candidate, hasDigit, isEven, type Outcome } from "../reading/outcome.ts";
import { strings } from "../strings/strings.ts";
import { NumberLines } from "./number-lines.tsx";
import type { Result } from "./result.ts";
import "./result-panel.css";

export interface ResultPanelProps extends Choosing {
  readonly result: Result;
  /** The model of the user's that reads. */
  readonly by: UsersModel | undefined;
  onRetry(): void;
  /** What can be done with the answer. */
  readonly children: ComponentChildren;
}

/**
 * The number, in the largest type on the page, and how sure Tenpen is. Its place has one height in every state, and by
 * its key each state is an element of its own: what stood in one layout does not wander into another.
 */
export function ResultPanel({ result, by, onRetry, children, ...choosing }: ResultPanelProps) {
  return (
    <div class="result">
      {by && <p class="result-by">{strings.draw.readBy(by.name, by.calibrated)}</p>}
      <section class="answer" aria-label={strings.draw.result}>
        {result.kind === "outcome" ? (
          <OutcomeView {...result} {...choosing} />
        ) : result.kind === "failed" ? (
          <Message key="failed" text={strings.draw.failures[result.fault.code]} role="alert" onRetry={onRetry} />
        ) : (
          <Message
            key={result.kind}
            text={strings.draw.notes[result.kind]}
            onRetry={result.kind === "slow" ? onRetry : undefined}
          />
        )}
      </section>
      {children}
    </div>
  );
}

/** A note, or a title with a note, and a button where trying again may help. */
function Message(props: {
  readonly text: string | readonly string[];
  readonly role?: "alert";
  readonly onRetry?: (() => void) | undefined;
}) {
  const { text, role, onRetry } = props;
  const [note, title] = typeof text === "string" ? [text] : text.toReversed();
  return (
    <div role={role}>
      {title && <p class="result-title">{title}</p>}
      <p class="result-note">{note}</p>
      {onRetry && (
        <button type="button" class={role ? "button primary" : "button"} onClick={onRetry}>
          {strings.page.retry}
        </button>
      )}
    </div>
  );
}

function OutcomeView(props: Extract<Result, { readonly kind: "outcome" }> & Choosing) {
  const { outcome, settled, isFinal, inView, onChoose } = props;
  const choosing = { inView, onChoose };
  switch (outcome.kind) {
    case "unread":
      return <Message text={strings.draw.nothing.unread} />;
    case "blank":
      return isFinal ? <Message text={strings.draw.nothing.blank} /> : null;
    case "numbers":
      return <NumberLines lines={outcome.lines} {...choosing} />;
    case "rejected":
      if (isFinal) {
        return (
          <div key="rejected" class="reading" data-kind="rejected">
            <Share
              title={strings.draw.rejected}
              note={hasDigit(outcome.best) ? strings.draw.mostLike(outcome.best) : ""}
            />
          </div>
        );
      }
      // A line that has only begun looks like a point or a minus, and a 4 or a 7 that is not finished is no digit.
      if (!hasDigit(outcome.best)) return null;
      return <OneNumber outcome={{ ...outcome, second: undefined }} settled={false} {...choosing} />;
    case "ambiguous":
      if (isDigit(outcome.best) && isDigit(outcome.second!))
        return <TwoDigits best={outcome.best} second={outcome.second!} settled={settled} />;
  }
  return <OneNumber outcome={outcome} settled={settled} {...choosing} />;
}

function isDigit({ text }: Candidate): boolean {
  return text.length === 1;
}

type NumberOutcome = Extract<Outcome, { readonly best: Candidate }>;

function OneNumber(props: { readonly outcome: NumberOutcome; readonly settled: boolean } & Choosing) {
  const { outcome, settled, ...choosing } = props;
  const { kind, placed, best, second } = outcome;
  const note = kind === "rejected" ? "" : second ? strings.draw.orWith(second) : strings.draw.noOther;
  if (isDigit(best)) {
    return (
      <div key="digit" class="reading" data-kind="digit" data-settled={settled}>
        <span class="digit">{best.text}</span>
        <Share title={strings.draw.share(best)} note={note} />
      </div>
    );
  }
  return (
    <div
      key="number"
      class="reading"
      role="radiogroup"
      aria-label={strings.draw.digits}
      data-kind={best.text.length > 2 ? "number" : "digit"}
      data-close={kind === "ambiguous"}
      data-settled={settled}
    >
      <Digits placed={placed} {...choosing} />
      <Share title={strings.draw.share(best)} note={note} />
    </div>
  );
}

function TwoDigits(props: { readonly best: Candidate; readonly second: Candidate; readonly settled: boolean }) {
  const { best, second, settled } = props;
  return (
    <div key="ambiguous" class="reading" data-kind="ambiguous" data-settled={settled}>
      <div class="pair" dir="ltr">
        <span class="digit">{best.text}</span>
        <Share title={strings.draw.share(best)} note={strings.draw.or} />
        <span class="digit second">{second.text}</span>
        <Share title={strings.draw.share(second)} />
      </div>
      <p class="result-note">{isEven(best, second) ? strings.draw.cannotTell : strings.draw.likelier(best.text)}</p>
    </div>
  );
}

function Share({ title, note }: { readonly title: string; readonly note?: string }) {
  return (
    <div class="digit-text">
      <p class="digit-share">{title}</p>
      <p class="result-note">{note}</p>
    </div>
  );
}
