import type { Plugin } from "vite";

/** Puts the policy into the page as it is built, for hosts that send no headers. Where one develops, Vite's own client needs more. */
export function contentSecurityPolicy(policy: string): Plugin {
  const attrs = { "http-equiv": "Content-Security-Policy", content: policy };
  return {
    name: "content-security-policy",
    apply: "build",
    // Before anything that it is to rule.
    transformIndexHtml: () => [{ tag: "meta", attrs, injectTo: "head-prepend" }],
  };
}
