import { isSafetensors, readModelFile, tellsInput } from "../../src/formats/model-file.ts";
import { mnistPreprocessing } from "../../src/ink/normalize.ts";
import type { Class } from "../../src/model/classes.ts";
import { summarizeLayer } from "../../src/model/layer-summary.ts";
import { checkModel, classesOf, type Model } from "../../src/model/model.ts";
import type { OutputActivation } from "../../src/model/source.ts";
import type { ClassifierFor } from "../../src/recognizer/classifier.ts";
import { networkClassifierFor } from "../../src/recognizer/network-classifier.ts";
import type { Structure } from "./model-summary.ts";
import { openOnnx } from "./onnx-classifier.ts";

/** What was in a model file. */
export interface OpenedModel {
  readonly classifierFor: ClassifierFor;
  readonly preprocessing: Model["preprocessing"];
  /** What its logits stand for. */
  readonly classes: readonly Class[];
  readonly calibration: Model["calibration"];
  /** The file says what its network takes, as those of Tenpen do: nothing is to be found out. */
  readonly tellsInput: boolean;
  /** Missing where the file does not say it. */
  readonly outputActivation?: OutputActivation;
  readonly structure: Structure;
}

/** Opens a model file of any kind, told by what is in it. @throws TenpenError. */
export async function openModel(bytes: Uint8Array, name: string): Promise<OpenedModel> {
  if (isOnnx(bytes, name)) {
    const { facts, classes, classifierFor } = await openOnnx(bytes, name);
    const { input, nodes, parameters } = facts;
    return {
      classifierFor,
      preprocessing: mnistPreprocessing,
      classes,
      calibration: undefined,
      tellsInput: false,
      structure: { input: input.slice(1).join("×"), parameters, nodes },
    };
  }
  const model = await readModelFile(bytes, name);
  const { source } = model;
  const checks = checkModel(model);
  const layers = checks.map(summarizeLayer);
  return {
    classifierFor: await networkClassifierFor(model),
    preprocessing: model.preprocessing,
    classes: classesOf(model),
    calibration: model.calibration,
    tellsInput: tellsInput(bytes, model),
    ...(source && { outputActivation: source.outputActivation }),
    structure: {
      input: (source ?? model.spec).input.join("×"),
      parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0),
      layers: layers.map(({ name, type, output, parameters }) => ({
        name,
        type,
        output: output.join("×"),
        parameters,
      })),
    },
  };
}

/** ONNX has no mark of its own. Its files begin with field 1, the version, as a number: the byte 8. */
function isOnnx(bytes: Uint8Array, name: string): boolean {
  return /\.onnx$/i.test(name) || (bytes[0] === 8 && !isSafetensors(bytes));
}
