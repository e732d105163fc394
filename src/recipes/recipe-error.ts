/** A recipe that breaks a rule; the message says which key, the rule and the value. */
export class RecipeError extends Error {
  override readonly name = "RecipeError";
}
