// jax-js on WebAssembly, one thread: convolutions as slices and a product of matrices, several times as fast as its own there.
import { defaultDevice, grad, init, jit, nn, numpy as np, tree } from "@jax-js/jax";

await init("wasm");
defaultDevice("wasm");

function conv(x, kernel, bias, [n, height, width, channels], filters) {
  const [h, w] = [height - 2, width - 2];
  const taps = [];
  for (let ky = 0; ky < 3; ky++)
    for (let kx = 0; kx < 3; kx++) taps.push(x.ref.slice([], [ky, ky + h], [kx, kx + w], []));
  x.dispose();
  const columns = np.concatenate(taps, 3).reshape([n * h * w, 9 * channels]);
  return np.matmul(columns, kernel).add(bias).reshape([n, h, w, filters]);
}

function pool(x, [n, height, width, channels]) {
  const [h, w] = [height >> 1, width >> 1];
  return np.max(x.slice([], [0, 2 * h], [0, 2 * w], []).reshape([n, h, 2, w, 2, channels]), [2, 4]);
}

function classic({ kernel1, bias1, kernel2, bias2, kernel3, bias3 }, x, n) {
  x = pool(nn.relu(conv(x, kernel1, bias1, [n, 28, 28, 1], 32)), [n, 26, 26, 32]);
  x = pool(nn.relu(conv(x, kernel2, bias2, [n, 13, 13, 32], 64)), [n, 11, 11, 64]);
  return np.matmul(x.reshape([n, 1600]), kernel3).add(bias3);
}

function weights() {
  let state = 1;
  const matrix = (rows, columns) => {
    const limit = Math.sqrt(6 / (rows + columns));
    const values = Float32Array.from({ length: rows * columns }, () => {
      state = (state * 16807) % 2147483647;
      return (2 * (state / 2147483647) - 1) * limit;
    });
    return np.array(values).reshape([rows, columns]);
  };
  return {
    ...{ kernel1: matrix(9, 32), bias1: np.zeros([32]), kernel2: matrix(288, 64), bias2: np.zeros([64]) },
    ...{ kernel3: matrix(1600, 10), bias3: np.zeros([10]) },
  };
}

const scaled = (bytes) => Float32Array.from(bytes, (value) => value / 255);

export async function makeContender({ images, labels }) {
  const onlyClassic = (spec) => {
    if (spec !== "classic") throw new Error("batch normalisation: not written for jax-js");
  };
  return {
    async predictor(spec, count) {
      onlyClassic(spec);
      const params = weights();
      const run = jit((p, x) => classic(p, x, count));
      return async (many) => {
        const logits = run(tree.ref(params), np.array(scaled(many)).reshape([count, 28, 28, 1]));
        return logits.data();
      };
    },

    /** Adam, without the dropout: less work than the others do. */
    async train({ spec, batch, seconds }) {
      onlyClassic(spec);
      const loss = (p, x, y) => {
        const logits = classic(p, x, batch);
        return np.mean(np.sum(nn.logSoftmax(logits).mul(y), 1)).neg();
      };
      const step = jit((p, m, v, x, y) => {
        const g = grad(loss)(tree.ref(p), x, y);
        const newM = tree.map((a, b) => a.mul(0.9).add(b.ref.mul(0.1)), m, tree.ref(g));
        const newV = tree.map((a, b) => a.mul(0.999).add(b.ref.mul(b).mul(0.001)), v, g);
        const newP = tree.map(
          (w, a, b) => w.sub(a.mul(1e-3).div(np.sqrt(b).add(1e-7))),
          p,
          tree.ref(newM),
          tree.ref(newV),
        );
        return [newP, newM, newV];
      });
      let params = weights();
      let m = tree.map((w) => np.zerosLike(w), tree.ref(params));
      let v = tree.map((w) => np.zerosLike(w), tree.ref(params));
      let at = 0;
      const one = async () => {
        if (at + batch > labels.length) at = 0;
        const x = np.array(scaled(images.subarray(at * 784, (at + batch) * 784))).reshape([batch, 28, 28, 1]);
        const targets = new Float32Array(batch * 10);
        for (let i = 0; i < batch; i++) targets[i * 10 + labels[at + i]] = 1;
        at += batch;
        [params, m, v] = step(params, m, v, x, np.array(targets).reshape([batch, 10]));
        await params.bias3.ref.data();
      };
      for (let i = 0; i < 2; i++) await one();
      const start = performance.now();
      let steps = 0;
      while (steps === 0 || performance.now() - start < seconds * 1000) {
        await one();
        steps++;
      }
      return { imagesPerSecond: (steps * batch * 1000) / (performance.now() - start) };
    },
  };
}
