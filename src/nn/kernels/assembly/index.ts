// One module for all kernels. Each works on one image at a time, so that what it touches stays in the nearest caches.
// Addresses and lengths named `…Bytes` are bytes; other lengths count float32 values.
export { conv2dBackward, conv2dForward } from "./conv2d";
export { denseBackward, denseForward } from "./dense";
export { maxPool2dBackward, maxPool2dForward } from "./max-pool2d";
export { multiply, reluBackward, reluForward } from "./elementwise";
export { winogradForward, winogradWeights } from "./winograd";
