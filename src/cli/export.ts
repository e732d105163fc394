import type { Command } from "commander";
import { fault } from "../errors.ts";
import { writeSafetensors } from "../formats/safetensors.ts";
import type { Model } from "../model/model.ts";
import { checkOutput, readReader, writeOutput } from "./files.ts";
import { type EncodingOptions, encodingOf, polarityOption, rangeOption } from "./input-encoding.ts";
import type { Io } from "./io.ts";
import { oneOf } from "./option-parsers.ts";

/** What writes each format. Loaded when it is asked for. */
const writers = {
  keras: async (model: Model) => (await import("../formats/keras/write-keras.ts")).writeKeras(model),
  onnx: async (model: Model) => (await import("../formats/onnx/write-onnx.ts")).writeOnnx(model),
  safetensors: async (model: Model) => writeSafetensors(model),
};

interface Options extends EncodingOptions {
  readonly to: keyof typeof writers;
  readonly out: string;
}

export function addExport(program: Command, io: Io): void {
  const formats = Object.keys(writers) as (keyof typeof writers)[];
  program
    .command("export")
    .description("write a model in the format of another program")
    .argument("<model>", "a .safetensors, .keras or .h5 file")
    .requiredOption("--to <format>", formats.join(", "), oneOf("--to", formats))
    .requiredOption("-o, --out <file>", "the file to write")
    .addOption(rangeOption)
    .addOption(polarityOption)
    .action(async (path: string, { to, out, ...input }: Options) => {
      const ending = formats.find((format) => out.toLowerCase().endsWith(`.${format}`));
      if (ending !== undefined && ending !== to) throw fault("call", "--out", `must end in .${to}`, out);
      await checkOutput("--out", out, [path]);
      const model = await readReader(io, path, encodingOf(input));
      await writeOutput(out, await writers[to](model));
      const lost = to === "onnx" && model.calibration ? ", without its calibration, which onnx has no place for" : "";
      io.stdout.line(`${out}: written${lost}`);
    });
}
