/** Calls `onChange` when a canvas must be painted anew: another size, screen or set of colours. Returns what stops it. */
export function watchLook(canvas: HTMLCanvasElement, onChange: () => void): () => void {
  const watching = new AbortController();
  const sizes = new ResizeObserver(onChange);
  sizes.observe(canvas);
  // Zoom, and a move to another screen, change the pixel ratio without the size.
  window.addEventListener("resize", onChange, { signal: watching.signal });
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", onChange, { signal: watching.signal });
  }
  return () => {
    watching.abort();
    sizes.disconnect();
  };
}
