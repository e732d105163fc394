import { checkModel, type Model } from "../../model/model.ts";
import { checkSpec } from "../../nn/spec.ts";
import { canonicalJson } from "../json.ts";
import { loadPbf } from "../optional-packages.ts";
import { writeModel } from "./encode.ts";
import { type Graph, LayerGraph } from "./graph.ts";
import { fromChannelsLast, writeLayer } from "./layers.ts";
import type { OnnxModel } from "./onnx-model.ts";

/**
 * The bytes of an `.onnx` file (https://onnx.ai) that computes what the model's network does in use. Its input `image` is
 * `[N, height, width, 1]`, float32, as the preprocessing makes it: ink is 1, paper 0; its output `logits` is `[N, 10]`, or
 * `[N, 11]` where the last one stands for what is no digit. N is any number of images. All else but
 * the weights stands as JSON in the metadata. Equal models give equal bytes.
 *
 * @throws TenpenError when the model breaks a rule.
 */
export async function writeOnnx(model: Model): Promise<Uint8Array<ArrayBuffer>> {
  const onnx = toOnnx(model);
  const { PbfWriter } = await loadPbf();
  const pbf = new PbfWriter();
  writeModel(onnx, pbf);
  return pbf.finish().slice();
}

function toOnnx(model: Model): OnnxModel {
  checkModel(model);
  const { spec, weights, classes, preprocessing, calibration, training, source } = model;
  const layers = checkSpec(spec);
  const graph: Graph = { nodes: [], initializers: [] };
  const image = fromChannelsLast(new LayerGraph(graph, "input"), "image", spec.input);
  const outputs: string[] = [];
  for (const check of layers) {
    const xs = check.sources.map((source) => (source < 0 ? image : outputs[source]!));
    outputs.push(writeLayer(check, weights, new LayerGraph(graph, check.name), xs));
  }
  const renamed = (name: string) => (name === outputs.at(-1) ? "logits" : name);
  return {
    nodes: graph.nodes.map((node) => ({
      ...node,
      inputs: node.inputs.map(renamed),
      output: renamed(node.output),
    })),
    initializers: graph.initializers,
    input: { name: "image", shape: ["N", ...spec.input] },
    output: { name: "logits", shape: ["N", ...layers.at(-1)!.output] },
    metadata: Object.fromEntries(
      Object.entries({ calibration, classes, preprocessing, source, training })
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => [key, canonicalJson(value)]),
    ),
  };
}
