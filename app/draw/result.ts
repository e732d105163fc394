import type { Fault } from "../../src/errors.ts";
import { type Outcome, outcomeOf } from "../reading/outcome.ts";
import type { Answer } from "../recognizer-client.ts";
import { type DrawState, hasInk, isAsked, isSettled } from "./draw-state.ts";

/** What stands where the number will be. */
export type Result =
  | { readonly kind: "empty" | "empty-live" | "loading" | "slow" | "ask" | "reading" }
  | { readonly kind: "failed"; readonly fault: Fault }
  | {
      readonly kind: "outcome";
      readonly outcome: Outcome;
      /** What it came of. */
      readonly answer: Answer;
      /** The pen is up, and this is what was read of the ink as it is now. */
      readonly settled: boolean;
      /** As in the state. */
      readonly isFinal: boolean;
    };

export function resultOf(state: DrawState): Result {
  const { network, live } = state;
  if (network.status === "failed") return { kind: "failed", fault: network.fault };
  if (network.status === "loading" && network.slow) return { kind: "slow" };
  if (state.answer) return answered(state, state.answer);
  if (!hasInk(state)) return { kind: live ? "empty-live" : "empty" };
  if (!isAsked(state)) return { kind: "ask" };
  return { kind: network.status === "loading" ? "loading" : "reading" };
}

/** A digit that has only begun is none, and so what was read before it goes on standing. */
function answered(state: DrawState, answer: Answer): Result {
  const { standing, isFinal } = state;
  const outcome = outcomeOf(answer);
  if (outcome.kind === "rejected" && !isFinal && standing) {
    return { kind: "outcome", outcome: outcomeOf(standing), answer: standing, settled: false, isFinal };
  }
  return { kind: "outcome", outcome, answer, settled: isSettled(state), isFinal };
}
