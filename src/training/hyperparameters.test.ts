import { expect, it } from "vitest";
import { entriesOf, hyperparameters } from "./hyperparameters.ts";
import { partTexts } from "./part-texts.ts";

/** The table of a recipe's keys in models/RECIPES.md: `npx vitest run --project unit src/training -u` writes it anew. */
function documentation(): string {
  const rows = entriesOf(hyperparameters).map(([key, { text, type, isOptional, flag, default: value, fact = key }]) => {
    const option = flag === undefined ? "" : `\`${flag}\``;
    const usual = value === undefined ? "" : `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
    return `| \`${key}\`${isOptional ? "" : " *"} | ${text} | ${type.values} | ${option} | ${usual} | \`${fact}\` |`;
  });
  const parts = Object.entries(partTexts).flatMap(([prefix, texts]) =>
    Object.entries(texts).map(([key, text]) => `| \`${prefix}${key}\` | ${text} |`),
  );
  return `# Recipes

A \`.recipe.json\` says all that decides what comes out of a training. \`tenpen train --recipe\` follows it; without one, a recipe
is made of options. Keys with * must be there. Files are looked for beside the recipe. Where options make the recipe, what has no
option or is not given is as under “without a recipe”; of fewer than 10,000 images a tenth is set aside.

| key | what it is | values | option | without a recipe | in the model's metadata |
|---|---|---|---|---|---|
${rows.join("\n")}

What is inside of those that are objects:

| key | what it is |
|---|---|
${parts.join("\n")}

\`ink\` and \`augmentation\`, \`minDelta\` and \`patience\` go together.
This file is made by a test from \`src/training/hyperparameters.ts\`.
`;
}

it("is what models/RECIPES.md says", async () => {
  await expect(documentation()).toMatchFileSnapshot("../../models/RECIPES.md");
});

it("has a default for whatever must be there and no option gives, and a type that can be typed for each option", () => {
  for (const [key, { flag, default: value, isOptional, type }] of entriesOf(hyperparameters)) {
    if (flag) expect(type.parse, key).toBeDefined();
    else if (!isOptional) expect(value, key).toBeDefined();
    if (value !== undefined) expect(() => type.check("recipe", key, value)).not.toThrow();
  }
});
