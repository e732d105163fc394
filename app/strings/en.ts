// Every text of the page, by feature. What is said of a model of the user's is in `en/model-panel.ts`, which is loaded with what
// opens one; the page's title, and what it says without JavaScript, stand in index.html.
export * as draw from "./en/draw.ts";
export * as model from "./en/model.ts";
export * as page from "./en/page.ts";
export { percent } from "./en/percent.ts";
