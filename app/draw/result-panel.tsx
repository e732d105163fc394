import { draw, page, percent } from "../strings/en.ts";
import type { Outcome } from "./outcome.ts";
import type { Result } from "./result.ts";
import "./result-panel.css";

/**
 * The digit, in the largest type on the page, and how sure Tenpen is. Its place has one height in every state, and by
 * its key each state is an element of its own: what stood in one layout does not wander into another.
 */
export function ResultPanel({ result, onRetry }: { readonly result: Result; onRetry(): void }) {
  return (
    <section class="result" aria-label={draw.result}>
      {result.kind === "outcome" ? (
        <Digits outcome={result.outcome} settled={result.settled} />
      ) : result.kind === "failed" ? (
        <Message key="failed" text={draw.failures[result.fault.code]} role="alert" onRetry={onRetry} />
      ) : (
        <Message
          key={result.kind}
          text={draw.notes[result.kind]}
          onRetry={result.kind === "slow" ? onRetry : undefined}
        />
      )}
    </section>
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
          {page.retry}
        </button>
      )}
    </div>
  );
}

function Digits({ outcome, settled }: { readonly outcome: Outcome; readonly settled: boolean }) {
  if (!("best" in outcome)) return <Message text={draw.nothing[outcome.kind]} />;
  const { kind, best, second } = outcome;
  return (
    <div key={kind} class="digits" data-kind={kind} data-settled={settled}>
      {kind === "rejected" ? (
        <Share title={draw.rejected} note={draw.mostLike(best)} />
      ) : (
        <>
          <p class="digit">{best.digit}</p>
          <Share
            title={percent(best.probability)}
            note={kind === "ambiguous" ? draw.or : second.probability < 0.001 ? draw.noOther : draw.orWith(second)}
          />
        </>
      )}
      {kind === "ambiguous" && (
        <>
          <p class="digit second">{second.digit}</p>
          <Share title={percent(second.probability)} />
        </>
      )}
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
