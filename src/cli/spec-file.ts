import { fault, within } from "../errors.ts";
import { parseJson } from "../formats/json.ts";
import { mnistPreprocessingFor } from "../ink/normalize.ts";
import type { Class } from "../model/classes.ts";
import { checkDescription } from "../model/model.ts";
import { checkCost } from "../nn/cost.ts";
import { checkSpec, type Spec } from "../nn/spec.ts";
import { specs } from "../train/index.ts";
import { readJsonText } from "./read-json.ts";

/** Bytes; a layer takes some fifty. */
const longestSpec = 2 ** 20;

/**
 * A spec by name or from a `.json` file, fit for images as MNIST has them, with the path of the pen or without.
 *
 * @param what the option, or the place in a recipe, that names it.
 * @param classes what its outputs must stand for; digits, or digits and what is none, when missing.
 * @throws TenpenError naming that, or the file; for a network that would take too long to read with, too.
 */
export async function readSpec(nameOrFile: string, what: string, classes?: readonly Class[]): Promise<Spec> {
  const check = (spec: Spec) => {
    checkSpec(spec);
    return checkDescription({ spec, ...(classes && { classes }), preprocessing: mnistPreprocessingFor(spec.input) });
  };
  if (Object.hasOwn(specs, nameOrFile)) {
    const spec = specs[nameOrFile]!;
    check(spec);
    return spec;
  }
  if (!nameOrFile.endsWith(".json")) {
    throw fault("call", what, `must be ${Object.keys(specs).join(", ")} or a .json file`, nameOrFile);
  }
  const text = await readJsonText(nameOrFile, longestSpec);
  try {
    const spec = parseJson(text, "spec") as Spec;
    checkCost(check(spec));
    return spec;
  } catch (error) {
    throw within(nameOrFile, error);
  }
}
