// What share of the machine the engine uses: its necessary arithmetic against the peak of 128-bit multiplications and additions.

import { arithmetic } from "./arithmetic.mjs";
import { contenders, Talk } from "./contender.mjs";
import { prepareData } from "./data.mjs";
import { markdown } from "./engine.mjs";
import { median, rounded } from "./statistics.mjs";

const loops = 2_000_000;
/** Independent sums: more than the additions that are under way at a time. */
const sums = 10;

/** @returns {Promise<string>} the results as Markdown */
export async function peak({ rounds, seconds }) {
  const run = await multiplyAdd();
  const data = await prepareData();
  const tenpen = new Talk(contenders[0], 1, data);
  const peaks = [];
  const training = { classic: [], "small-res": [] };
  const forward = { classic: [], "small-res": [] };
  run(loops);
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run(loops);
    peaks.push((loops * sums * 8) / (performance.now() - start) / 1e6);
    for (const spec of Object.keys(training)) {
      process.stderr.write(`\rround ${round + 1}/${rounds}  ${spec}`.padEnd(60));
      const trained = await tenpen.ask({ task: "train", spec, batch: 128, seconds });
      training[spec].push(1e6 / trained.imagesPerSecond);
      const { microseconds } = await tenpen.ask({ task: "latency", spec, warm: 200, runs: 1000 });
      forward[spec].push(median(microseconds));
    }
  }
  process.stderr.write("\n");
  tenpen.end();
  const gigaflops = median(peaks);
  const rows = Object.keys(training).flatMap((spec) => {
    const flop = arithmetic(spec);
    const share = (amount, microseconds) => `${Math.round((100 * amount) / 1e3 / microseconds / gigaflops)} %`;
    const [read, step] = [median(forward[spec]), median(training[spec])];
    return [
      [
        `${spec}, reading`,
        rounded(flop.direct.forward / 1e6),
        rounded(flop.needed.forward / 1e6),
        rounded(read),
        share(flop.needed.forward, read),
      ],
      [
        `${spec}, training`,
        rounded((flop.direct.forward + flop.direct.backward) / 1e6),
        rounded((flop.needed.forward + flop.needed.backward) / 1e6),
        rounded(step),
        share(flop.needed.forward + flop.needed.backward, step),
      ],
    ];
  });
  return [
    `One core multiplies and adds ${rounded(gigaflops)} GFLOP/s in vectors of 128 bits, without fused instructions.`,
    markdown(
      ["an image, one thread", "MFLOP by the definition", "MFLOP of the algorithm", "µs", "share of the peak"],
      rows,
    ),
  ].join("\n\n");
}

/** A function that multiplies and adds ten independent vectors so many times: a module of one loop, written as bytes. */
async function multiplyAdd() {
  const leb = (value) => {
    const bytes = [];
    for (let rest = value; ; ) {
      const low = rest & 0x7f;
      rest >>>= 7;
      bytes.push(rest > 0 ? low | 0x80 : low);
      if (rest === 0) return bytes;
    }
  };
  const section = (id, content) => [id, ...leb(content.length), ...content];
  const simd = (code) => [0xfd, ...leb(code)];
  const get = (local) => [0x20, local];
  const constant = (value) => [...simd(0x0c), ...new Uint8Array(Float32Array.of(value, value, value, value).buffer)];
  // Locals: the count, then a factor and the sums.
  const body = [
    ...[1, 1 + sums, 0x7b],
    ...[...constant(1.0000001), 0x21, 1],
    ...Array.from({ length: sums }, (_, i) => [...constant(i), 0x21, 2 + i]).flat(),
    ...[0x03, 0x40],
    ...Array.from({ length: sums }, (_, i) => [
      ...[...get(2 + i), ...get(1), ...get(1), ...simd(0xe6), ...simd(0xe4), 0x21, 2 + i],
    ]).flat(),
    ...[...get(0), 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b],
    ...get(2),
    ...Array.from({ length: sums - 1 }, (_, i) => [...get(3 + i), ...simd(0xe4)]).flat(),
    ...[...simd(0x1f), 0, 0x0b],
  ];
  const bytes = Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7d]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, 0x72, 0x75, 0x6e, 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]);
  const { instance } = await WebAssembly.instantiate(bytes);
  return instance.exports.run;
}
