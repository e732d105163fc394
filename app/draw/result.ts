import type { Fault } from "../../src/errors.ts";
import { type DrawState, hasInk, isAsked } from "./draw-state.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

/** What stands where the digit will be. */
export type Result =
  | { readonly kind: "empty" | "empty-live" | "loading" | "slow" | "ask" | "reading" }
  | { readonly kind: "failed"; readonly fault: Fault }
  /** Settled: the pen is up, and this is what was read of the ink as it is now. */
  | { readonly kind: "outcome"; readonly outcome: Outcome; readonly settled: boolean };

export function resultOf(state: DrawState): Result {
  const { network, answer, line, revision, live } = state;
  if (network.status === "failed") return { kind: "failed", fault: network.fault };
  if (network.status === "loading" && network.slow) return { kind: "slow" };
  if (answer) return { kind: "outcome", outcome: outcomeOf(answer), settled: !line && answer.revision === revision };
  if (!hasInk(state)) return { kind: live ? "empty-live" : "empty" };
  if (!isAsked(state)) return { kind: "ask" };
  return { kind: network.status === "loading" ? "loading" : "reading" };
}
