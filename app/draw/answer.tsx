import type { Failure } from "../messages.ts";
import { type Candidate, percent, type Verdict } from "./verdict.ts";
import "./answer.css";

/** What stands where the digit will be. */
export type Shown =
  | { readonly kind: "empty" | "empty-live" | "loading" | "slow" | "ask" | "reading" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "verdict"; readonly verdict: Verdict; readonly settled: boolean };

const notes = {
  empty: "Write one digit, then press Recognize.",
  "empty-live": "Write one digit. It is read as you write.",
  loading: "The network is loading. Your drawing is read as soon as it is here.",
  ask: "Press Recognize to read your drawing.",
  reading: "",
};

export const slowNote = "This takes longer than usual. Check the connection, or try again.";

const failures: Readonly<Record<Failure["reason"], readonly [what: string, advice: string]>> = {
  fetch: ["The network did not load", "Your drawing is safe. Check the connection, then try again."],
  model: [
    "The network did not load",
    "What arrived is damaged or something else. Check the connection, then try again.",
  ],
  start: ["The network did not start", "Your drawing is safe. If trying again does not help, update this browser."],
};

/**
 * The digit, in the largest type on the page, and how sure Tenpen is. Its place has one height in every state, and by
 * its key each state is an element of its own: what stood in one layout does not wander into another.
 */
export function Answer({ shown, onRetry }: { readonly shown: Shown; onRetry(): void }) {
  return (
    <section class="answer" aria-label="Answer">
      {shown.kind === "failed" ? (
        <div class="answer-failed" role="alert">
          <p class="answer-title">{failures[shown.failure.reason][0]}</p>
          <p class="answer-note">{failures[shown.failure.reason][1]}</p>
          <button type="button" class="button primary" onClick={onRetry}>
            Try again
          </button>
        </div>
      ) : shown.kind === "slow" ? (
        <div class="answer-failed">
          <p class="answer-note">{slowNote}</p>
          <button type="button" class="button" onClick={onRetry}>
            Try again
          </button>
        </div>
      ) : shown.kind === "verdict" ? (
        <Digits verdict={shown.verdict} settled={shown.settled} />
      ) : (
        <p key={shown.kind} class="answer-note">
          {notes[shown.kind]}
        </p>
      )}
    </section>
  );
}

function Digits({ verdict, settled }: { readonly verdict: Verdict; readonly settled: boolean }) {
  if (verdict.kind === "blank") return <p class="answer-note">There is too little to read yet.</p>;
  if (verdict.kind === "unread") {
    return (
      <div>
        <p class="answer-title">This drawing could not be read</p>
        <p class="answer-note">It is still here. When you change it, it is read as usual.</p>
      </div>
    );
  }
  const { kind, best, second } = verdict;
  return (
    <div key={kind} class="digits" data-kind={kind} data-settled={settled}>
      {kind === "rejected" ? (
        <div class="digit-text">
          <p class="digit-share">Not a digit?</p>
          <p class="answer-note">
            most like {best.digit}, with {percent(best.probability)}
          </p>
        </div>
      ) : (
        <>
          <p class="digit">{best.digit}</p>
          <div class="digit-text">
            <p class="digit-share">{percent(best.probability)}</p>
            <p class="answer-note">{kind === "unsure" ? "or" : runnerUp(second)}</p>
          </div>
        </>
      )}
      {kind === "unsure" && (
        <>
          <p class="digit second">{second.digit}</p>
          <div class="digit-text">
            <p class="digit-share">{percent(second.probability)}</p>
            <p class="answer-note" />
          </div>
        </>
      )}
    </div>
  );
}

function runnerUp({ digit, probability }: Candidate): string {
  return probability < 0.001 ? "no other is close" : `or ${digit}, with ${percent(probability)}`;
}
