/** What pixels a network was trained on; `mean/std` is (x − 0.1307) / 0.3081, as most programs for PyTorch have it. */
export const pixelRanges = ["0..1", "0..255", "-1..1", "mean/std"] as const;

export const inkColors = ["white", "black"] as const;

/** What a network was trained to take for paper and ink. */
export interface InputEncoding {
  readonly range: (typeof pixelRanges)[number];
  readonly ink: (typeof inkColors)[number];
}

export const usualEncoding: InputEncoding = { range: "0..1", ink: "white" };

/** What a pixel x in 0…1, 1 the ink, becomes: x · scale + offset. */
export const rangeRules: Readonly<Record<InputEncoding["range"], readonly [scale: number, offset: number]>> = {
  "0..1": [1, 0],
  "0..255": [255, 0],
  "-1..1": [2, -1],
  "mean/std": [1 / 0.3081, -0.1307 / 0.3081],
};

/** What each pixel 0 (paper) … 255 (ink) is to a network. */
export function pixelValues({ range, ink }: InputEncoding): Float32Array {
  const [scale, offset] = rangeRules[range];
  return Float32Array.from({ length: 256 }, (_, pixel) => {
    return ((ink === "white" ? pixel : 255 - pixel) / 255) * scale + offset;
  });
}
