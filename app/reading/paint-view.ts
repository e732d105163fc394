import type { View } from "../reader.ts";

type Colour = readonly [red: number, green: number, blue: number];

/**
 * Paints what the network saw on a canvas of as many pixels.
 *
 * @param ink paints in this colour on nothing, as on paper; without it white on black, as the network has it.
 */
export function paintView(canvas: HTMLCanvasElement, { size, pixels }: View, ink?: Colour): void {
  const context = canvas.getContext("2d")!;
  const image = context.createImageData(size, size);
  pixels.forEach((grey, pixel) => {
    image.data.set(ink ? [...ink, grey] : [grey, grey, grey, 255], pixel * 4);
  });
  context.putImageData(image, 0, 0);
}
