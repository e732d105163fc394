/**
 * Gives the page the styles of what is loaded later, once each. As a sheet of the document's own they need no `<style>`, which the page's policy
 * forbids.
 */
export function adoptStyles(styles: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
