import type { Command } from "commander";
import { type LayerSummary, summarizeLayer } from "../model/layer-summary.ts";
import { checkModel } from "../model/model.ts";
import type { Shape } from "../nn/shape.ts";
import { readModel } from "./files.ts";
import type { Io } from "./io.ts";

interface Options {
  readonly json?: boolean;
}

export function addInspect(program: Command, io: Io): void {
  program
    .command("inspect")
    .description("show what is in a model: layers, parameters, preprocessing, and where it comes from")
    .argument("<model>", "a .safetensors, .keras or .h5 file")
    .option("--json", "print one JSON object")
    .action(async (path: string, options: Options) => {
      const { model, bytes } = await readModel(io, path);
      const layers = checkModel(model).map(summarizeLayer);
      const parameters = layers.reduce((sum, layer) => sum + layer.parameters, 0);
      const statistics = layers.reduce((sum, layer) => sum + layer.statistics, 0);
      const { preprocessing, classes, calibration, training, source } = model;
      if (options.json) {
        io.stdout.json({
          ...{ file: path, bytes, parameters, statistics, input: model.spec.input, layers, preprocessing },
          ...(classes && { classes }),
          ...{ calibration: calibration ?? null, training: training ?? null },
          ...(source && { source }),
        });
      } else {
        const lines = [
          `${path}: ${amount(parameters, statistics)}, ${count(bytes)} bytes`,
          ...["", ...layerTable(model.spec.input, layers)],
          ...["", "preprocessing", ...entries(preprocessing)],
          ...(classes ? ["", "classes", `  ${classes.map((name) => name ?? "none of them").join(" ")}`] : []),
          ...(calibration ? ["", "calibration", ...entries(calibration)] : []),
          ...["", "training", ...(training ? entries(training) : ["  not told"])],
          ...(source ? ["", "made of", ...entries(source)] : []),
        ];
        for (const line of lines) io.stdout.line(line);
      }
    });
}

function layerTable(input: Shape, layers: readonly LayerSummary[]): string[] {
  const rows = [
    ["layer", "options", "output", "parameters"],
    ["input", "", input.join("×"), ""],
  ];
  for (const { name, type, options, output, parameters } of layers) {
    // Our own names begin with the type; a name of someone's choice may not.
    const title = name.startsWith(type) ? name : `${name} (${type})`;
    const settings = Object.entries(options).map(
      ([key, value]) => `${key} ${Array.isArray(value) ? value.join(key === "inputs" ? " and " : "×") : value}`,
    );
    rows.push([title, settings.join(", "), output.join("×"), count(parameters)]);
  }
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map(([layer, options, output, parameters]) =>
      [
        layer!.padEnd(widths[0]!),
        options!.padEnd(widths[1]!),
        output!.padEnd(widths[2]!),
        parameters!.padStart(widths[3]!),
      ].join("  "),
    )
    .map((row) => `  ${row.trimEnd()}`);
}

function entries(values: object): string[] {
  return Object.entries(values).map(
    ([key, value]) => `  ${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
}

/** 34,826: the same on every machine, whatever its language. */
function count(value: number): string {
  return value.toLocaleString("en");
}

/** 96,562 parameters and 528 moving statistics */
function amount(parameters: number, statistics: number): string {
  return `${count(parameters)} parameters${statistics > 0 ? ` and ${count(statistics)} moving statistics` : ""}`;
}
