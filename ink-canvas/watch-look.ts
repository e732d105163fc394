/** Calls `onChange` when a canvas must be painted anew: another size, screen or set of colours. Until `signal` is aborted. */
export function watchLook(canvas: HTMLCanvasElement, onChange: () => void, signal: AbortSignal): void {
  const sizes = new ResizeObserver(onChange);
  sizes.observe(canvas);
  signal.addEventListener("abort", () => sizes.disconnect());
  // Zoom, and a move to another screen, change the pixel ratio without the size.
  window.addEventListener("resize", onChange, { signal });
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", onChange, { signal });
  }
}
