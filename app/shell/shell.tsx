import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Mark } from "../mark.tsx";
import { strings } from "../strings/strings.ts";
import { hashOf, type Route, routeOf, routes } from "./route.ts";
import "./shell.css";

/** A page, told whether it is the one that is seen. */
export type PageOf = (shown: boolean) => ComponentChildren;

/** The header, and the pages that it leads to. Those that are not there yet are left out. */
export function Shell({ pages }: { readonly pages: Readonly<Partial<Record<Route, PageOf>>> }) {
  const there = routes.filter((route) => pages[route]);
  const route = useRoute(there);
  // A page begins when it is first gone to, and then stays: ink, model and a running training survive.
  const [begun, setBegun] = useState<readonly Route[]>([route]);
  if (!begun.includes(route)) setBegun([...begun, route]);
  return (
    <>
      <header class="header">
        <Mark />
        <h1>{strings.page.name}</h1>
        {there.length > 1 && (
          <nav class="pages" aria-label={strings.page.pages}>
            {there.map((each) => (
              <a key={each} href={hashOf(each)} aria-current={each === route ? "page" : undefined}>
                {strings.page.routes[each]}
              </a>
            ))}
          </nav>
        )}
      </header>
      <main>
        {begun.map((each) => (
          <div key={each} hidden={each !== route}>
            {pages[each]!(each === route)}
          </div>
        ))}
      </main>
    </>
  );
}

/** The page that the address leads to; the browser's own Back goes to the one before. */
function useRoute(there: readonly Route[]): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const onHash = () => setRoute(routeOf(location.hash));
    addEventListener("hashchange", onHash);
    return () => removeEventListener("hashchange", onHash);
  }, []);
  return there.includes(route) ? route : "draw";
}
