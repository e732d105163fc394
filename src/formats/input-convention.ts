export const pixelRanges = ["0..1", "0..255", "-1..1", "mean/std"] as const; // mean/std: (x − 0.1307) / 0.3081

/** What a network was trained to take for paper and ink. */
export interface InputConvention {
  readonly range: (typeof pixelRanges)[number];
  readonly ink: "white" | "black";
}

export const usualConvention: InputConvention = { range: "0..1", ink: "white" };
