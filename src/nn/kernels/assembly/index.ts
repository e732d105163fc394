// One module for all kernels. Each works on one image at a time, so that what it touches stays in the nearest caches.
// Addresses and lengths named `…Bytes` are bytes; other lengths count float32 values.
export { adam } from "./adam";
export { conv2dBackward, conv2dForward } from "./conv2d";
export { denseBackward, denseForward } from "./dense";
export {
  add,
  addPixels,
  copyRows,
  dropoutMask,
  multiply,
  reluBackward,
  reluForward,
  transpose,
} from "./elementwise";
export { globalAverageBackward, globalAverageForward, globalMaxForward } from "./global-pool2d";
export { addTransposedProducts, multiplyMatrices } from "./matrix";
export { maxPool2dBackward, maxPool2dForward } from "./max-pool2d";
export {
  maskGradient,
  moments,
  normalizeBackward,
  normalizeForward,
  normalizePooledForward,
  normalizeSums,
  scatterGradient,
} from "./normalization";
export {
  winogradInput,
  winogradInputAdjoint,
  winogradOutput,
  winogradOutputAdjoint,
  winogradWeights,
  winogradWeightsAdjoint,
} from "./winograd";
export { winogradOutputPooled } from "./winograd2";
