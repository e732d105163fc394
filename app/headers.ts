/**
 * What the page may load and do: what comes from where it comes from itself, and nothing of anybody else. WebAssembly is compiled, text
 * is never run; pictures and cameras are looked at as blobs.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** What a host that can sends with every file of the page: `docs/hosting/` says how. The page works the same without. */
export const headers: Readonly<Record<string, string>> = {
  // A page cannot forbid in its own text that others put it in a frame.
  "Content-Security-Policy": `${contentSecurityPolicy}; frame-ancestors 'none'`,
  // Isolated from pages of others, its threads may share memory: it trains faster.
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};
