import { describe, expect, it } from "vitest";
import { hashOf, routeOf, routes } from "./route.ts";

describe("the hash of the page", () => {
  it.each(routes)("leads to %s and back", (route) => {
    expect(routeOf(hashOf(route))).toBe(route);
    expect(routeOf(`${hashOf(route)}?seed=1&a=%20`)).toBe(route);
    expect(routeOf(`${hashOf(route)}&seed=1`)).toBe(route);
  });

  it.each(["", "#", "#nowhere", "#Train", "#ink=AbC", "#training", "#%", "#train=1"])("leads to draw by %j", (hash) => {
    expect(routeOf(hash)).toBe("draw");
  });
});
