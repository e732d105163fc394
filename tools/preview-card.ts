import type { Plugin } from "vite";

/** Gives the preview card whole addresses where it is known what the page's will be: some sites that show cards ask for them. */
export function previewCard(url: string | undefined): Plugin {
  return {
    name: "preview-card",
    apply: "build",
    transformIndexHtml(html) {
      if (!url) return html;
      const image = new URL("preview-card.png", url).href;
      const tags = [{ tag: "meta", attrs: { property: "og:url", content: url }, injectTo: "head" as const }];
      return { html: html.replace('content="preview-card.png"', `content="${image}"`), tags };
    },
  };
}
