import type { ProbeSet } from "../src/recognizer/detect-encoding.ts";

const size = 28 * 28;

/** Some of MNIST's test images, as the build has packed them. @throws Error when they cannot be had. */
export async function fetchSample(): Promise<ProbeSet> {
  const response = await fetch(new URL("./mnist-sample.bin", import.meta.url));
  if (!response.ok) throw new Error(`mnist-sample.bin: must be answered with 200, got ${response.status}`);
  return unpackSample(await response.blob());
}

/** @param packed what `packSample` makes. */
export async function unpackSample(packed: Blob): Promise<ProbeSet> {
  const unpacked = packed.stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(unpacked).arrayBuffer());
  const count = bytes.length / (1 + size);
  return { labels: bytes.subarray(0, count), images: bytes.subarray(count), count };
}
