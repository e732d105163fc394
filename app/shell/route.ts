/** The pages, in the order in which they stand in the header. What no hash leads to is `draw`. */
export const routes = ["draw", "train", "inspect"] as const;

export type Route = (typeof routes)[number];

/** Which page a hash leads to: `#train`, and whatever stands behind a `?` or `&`, which is the page's own. */
export function routeOf(hash: string): Route {
  const name = /^#([^?&]*)/.exec(hash)?.[1];
  return routes.find((route) => route === name) ?? "draw";
}

/** The hash that leads to a page. */
export function hashOf(route: Route): string {
  return `#${route}`;
}
