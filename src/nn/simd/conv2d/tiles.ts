import type { Kernels } from "../../kernels/kernels.generated.ts";

/** Winograd's transforms for tiles of one size. */
export type Tiles = ReturnType<typeof smallTiles>;

/** How many elements a transformed tile has. */
export function elementsOf(side: 2 | 4): 16 | 36 {
  return side === 2 ? 16 : 36;
}

/** Tiles of 2×2 outputs, which may be the windows of a pool. */
export function smallTiles(kernels: Kernels) {
  return {
    weights: kernels.winograd2Weights,
    weightsAdjoint: kernels.winograd2WeightsAdjoint,
    input: kernels.winograd2Input,
    inputAdjoint: kernels.winograd2InputAdjoint,
    output: kernels.winograd2Output,
    outputAdjoint: kernels.winograd2OutputAdjoint,
  };
}

/** Tiles of 4×4 outputs. @param temp where 36 vectors lie that they need. */
export function largeTiles(kernels: Kernels, temp: number): Tiles {
  return {
    weights: kernels.winograd4Weights,
    weightsAdjoint: (du, dw, size) => kernels.winograd4WeightsAdjoint(du, dw, size, temp),
    input: (x, v, tileRows, tileColumns, channels, rowBytes, elementBytes) =>
      kernels.winograd4Input(x, v, tileRows, tileColumns, channels, rowBytes, elementBytes, temp),
    inputAdjoint: (dv, dx, tileRows, tileColumns, channels, rowBytes, elementBytes) =>
      kernels.winograd4InputAdjoint(dv, dx, tileRows, tileColumns, channels, rowBytes, elementBytes, temp),
    output: (m, bias, skip, y, height, width, filters, elementBytes, floor) =>
      kernels.winograd4Output(m, bias, skip, y, height, width, filters, elementBytes, floor, temp),
    outputAdjoint: (dy, dm, height, width, filters, elementBytes) =>
      kernels.winograd4OutputAdjoint(dy, dm, height, width, filters, elementBytes, temp),
  };
}
