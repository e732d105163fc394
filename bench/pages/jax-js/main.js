// jax-js on WebAssembly, with a network of the shape of our `classic` and random weights: it has none to fetch.
import { drawAndRead } from "../draw-and-read.js";

async function load() {
  const { makeContender } = await import("../../contenders/jax-js.mjs");
  const { predictor } = await makeContender({});
  const predict = await predictor("classic", 1);
  return (image) => predict(image.map((grey) => grey * 255));
}

drawAndRead(load());
