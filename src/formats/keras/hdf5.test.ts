import type { File } from "h5wasm";
import { expect, it } from "vitest";
import { attribute, createHdf5, readTensor, withHdf5 } from "./hdf5.ts";

const values = Float32Array.from({ length: 6 }, (_, i) => i);

async function read(fill: (file: File) => void, shape = [2, 3]): Promise<Float32Array> {
  return withHdf5(await createHdf5(fill), (file) => readTensor(file, "t", shape));
}

it.each([
  ["<f", values],
  ["<d", Float64Array.from(values)],
])("reads %s", async (dtype, data) => {
  expect(await read((file) => file.create_dataset({ name: "t", data, shape: [2, 3], dtype }))).toEqual(values);
});

it.each<[string, (file: File) => void, RegExp]>([
  ["nothing", () => {}, /^t: must be there, got nothing$/],
  ["a folder", (file) => file.create_group("t"), /^t: must be there, got nothing$/],
  [
    "another shape",
    (file) => file.create_dataset({ name: "t", data: values }),
    /^t: must be of shape \[2,3\], got "\[6\]"$/,
  ],
  [
    "whole numbers",
    (file) => file.create_dataset({ name: "t", data: Int32Array.from(values), shape: [2, 3] }),
    /^t: must hold float32 or float64, got "<i"$/,
  ],
  [
    "what is packed",
    (file) => file.create_dataset({ name: "t", data: values, shape: [2, 3], chunks: [2, 3], compression: "gzip" }),
    /^t: must be stored as it is/,
  ],
  [
    "a chunk that is larger than all",
    (file) => file.create_dataset({ name: "t", data: values, shape: [2, 3], maxshape: [null, null], chunks: [20, 30] }),
    /^t: must be stored as it is/,
  ],
])("refuses %s", async (_, fill, message) => {
  await expect(read(fill)).rejects.toThrow(message);
});

it("an attribute may have as many values as are wanted, and no more", async () => {
  const bytes = await createHdf5((file) => file.create_attribute("names", ["a", "b", "c"]));
  await withHdf5(bytes, (file) => {
    expect(attribute(file, "names", 3)).toEqual(["a", "b", "c"]);
    expect(attribute(file, "others", 3)).toBeUndefined();
    expect(() => attribute(file, "names", 2)).toThrow("names: must have at most 2 values, got 3");
  });
});
