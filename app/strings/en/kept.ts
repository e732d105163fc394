/** Why what is drawn is gone when the page is closed. */
export const faults = {
  blocked: "This browser keeps nothing: what you draw is gone when you close the page.",
  full: "This browser has no more room: what you draw now is gone when you close the page. Delete something, or save a backup.",
  newer: "Another tab has a newer Tenpen. Reload this one, so that what you draw is kept.",
};
