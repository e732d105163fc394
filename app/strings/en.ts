// Every text of the first load, by feature; `en/lazy.ts` has those of what is loaded when it is needed. What the page says without
// JavaScript stands in index.html.
export * as draw from "./en/draw.ts";
export * as footer from "./en/footer.ts";
export * as help from "./en/help.ts";
export * as history from "./en/history.ts";
export * as kept from "./en/kept.ts";
export * as learn from "./en/learn.ts";
export * as model from "./en/model.ts";
export * as offline from "./en/offline.ts";
export * as page from "./en/page.ts";
export { percent } from "./en/percent.ts";
export * as pictures from "./en/pictures.ts";
export * as share from "./en/share.ts";
