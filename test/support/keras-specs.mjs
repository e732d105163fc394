/** Specs with each layer that Keras has too, for tests here and against real Keras. @type {Record<string, import("../../src/nn/spec.ts").Spec>} */
export const kerasSpecs = {
  chain: {
    input: [28, 28, 1],
    layers: [
      { type: "rescaling", scale: 2, offset: -1 },
      { type: "zeroPadding2d", padding: [1, 0, 2, 1] },
      { type: "depthwiseConv2d", kernel: [3, 2], multiplier: 4, stride: 2, padding: "same" },
      { type: "leakyRelu", slope: 0.2 },
      { type: "conv2d", filters: 6, kernel: 3, bias: false },
      { type: "batchNormalization" },
      { type: "gelu" },
      { type: "averagePool2d", size: 3, stride: 2, padding: "same" },
      { type: "tanh" },
      { type: "reshape", shape: [6, 7, 7] },
      { type: "flatten" },
      { type: "dropout", rate: 0.2 },
      { type: "dense", units: 12 },
      { type: "softmax" },
      { type: "sigmoid" },
      { type: "dense", units: 10 },
    ],
  },
  graph: {
    input: [28, 28, 1],
    layers: [
      { type: "conv2d", name: "first", filters: 4, kernel: [3, 2], stride: 2, padding: "same" },
      { type: "conv2d", filters: 4, kernel: 3, padding: "same" },
      { type: "relu" },
      { type: "gelu", name: "second", approximate: true },
      { type: "add", name: "sum", inputs: ["first", "second"] },
      { type: "maxPool2d", name: "pooled", size: 2, inputs: ["sum"] },
      { type: "globalMaxPool2d", name: "most", inputs: ["pooled"] },
      { type: "globalAveragePool2d", name: "mean", inputs: ["pooled"] },
      { type: "concatenate", inputs: ["most", "mean"] },
      { type: "dense", units: 10, bias: false },
    ],
  },
};
