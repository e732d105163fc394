import { fault, within } from "../errors.ts";
import { parseJson } from "../formats/json.ts";
import type { Preprocessing } from "../ink/normalize.ts";
import { checkDescription } from "../model/model.ts";
import { checkCost } from "../nn/cost.ts";
import type { Spec } from "../nn/spec.ts";
import { specs } from "../train/index.ts";
import { readJsonText } from "./read-json.ts";

/** Bytes; a layer takes some fifty. */
const longestSpec = 2 ** 20;

/**
 * A spec by name or from a `.json` file, fit for the images that the preprocessing makes.
 *
 * @param what the option, or the place in a recipe, that names it.
 * @throws TenpenError naming that, or the file; for a network that would take too long to read with, too.
 */
export async function readSpec(nameOrFile: string, preprocessing: Preprocessing, what: string): Promise<Spec> {
  if (Object.hasOwn(specs, nameOrFile)) return specs[nameOrFile]!;
  if (!nameOrFile.endsWith(".json")) {
    throw fault("call", what, `must be ${Object.keys(specs).join(", ")} or a .json file`, nameOrFile);
  }
  const text = await readJsonText(nameOrFile, longestSpec);
  try {
    const spec = parseJson(text, "spec") as Spec;
    checkCost(checkDescription({ spec, preprocessing }));
    return spec;
  } catch (error) {
    throw within(nameOrFile, error);
  }
}
