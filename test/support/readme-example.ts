import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./call.ts";

/** The first example of the README, as somebody copies it. It prints what its last comment says. */
export const example = examples()[0]!;

/** The one that reads a picture. */
export const pictureExample = examples().find((code) => code.includes("tenpen/picture"))!;

function examples(): string[] {
  return Array.from(readFileSync(join(root, "README.md"), "utf8").matchAll(/```ts\n(.*?)```/gs), ([, code]) => code!);
}

/** The same with the model as a module, which the README has for bundlers that leave the model's file behind. */
export const withImportedModel = `import model from "tenpen/model";\n${example.replace("createRecognizer()", "createRecognizer({ model })")}`;
