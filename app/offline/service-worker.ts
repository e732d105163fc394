// Keeps the page, so that it opens without a network and stays one version until all its tabs are closed. It is a program of its own,
// which the build makes of this file alone, with the lists of the files written in.

declare const self: ServiceWorkerGlobalScope;
/** What is kept before anything else, each by its path from the page's folder, "" the page itself, with its hash as `integrity` has them; a hash of all that; and what
 * is kept after it, when there is time. */
declare const firstLoad: {
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
  readonly later: readonly (readonly [path: string, integrity: string])[];
};

const { version, files, later } = firstLoad;

const { scope } = self.registration;
/** A host may have several of this page, in folders of their own. */
const family = `tenpen ${scope} `;
const own = family + version;
/** What was shared with the page, until it takes it: see `take-shared.ts`. */
const shared = "tenpen-shared";

self.addEventListener("install", (event) => event.waitUntil(keepFirstLoad()));

self.addEventListener("activate", (event) => event.waitUntil(Promise.all([self.clients.claim(), forgetOld()])));

self.addEventListener("message", (event) => {
  // Someone wants the new version now.
  if (event.data === "activate") void self.skipWaiting();
  // The page has loaded, and waits for someone.
  else if (event.data === "later") event.waitUntil(keepLater());
  // What the first visit loaded before this worker was there.
  else event.waitUntil(Promise.all(usedFiles(event.data).map(keepUsed)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (!request.url.startsWith(scope)) return;
  const path = request.url.slice(scope.length).replace(/[?#].*/s, "");
  if (request.method === "POST" && path === "share") event.respondWith(takeShared(request));
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    if (path === "" || path === "index.html") event.respondWith(pageFor(event));
  } else if (Object.hasOwn(files, path) || path.startsWith("assets/")) {
    event.respondWith(fileFor(event));
  }
});

async function keepFirstLoad(): Promise<void> {
  const cache = await caches.open(own);
  const keep = async ([path, integrity]: [string, string]) => {
    // What a login page, or a newer version, answers is none of these files: then this version is not taken.
    const response = await fetch(scope + path, { integrity, cache: "no-cache" });
    if (!response.ok) throw new Error(`${path}: must be there, got ${response.status}`);
    await cache.put(scope + path, response);
  };
  await Promise.all(Object.entries(files).map(keep));
}

/** One after the other, so that they are in nobody's way; what does not come now is tried again at the next visit. */
async function keepLater(): Promise<void> {
  for (const [path, integrity] of later) {
    const url = scope + path;
    if (await kept(url)) continue;
    const response = await fetch(url, { integrity, priority: "low" }).catch(() => undefined);
    if (response?.status === 200) await keep(url, response);
  }
}

function usedFiles(urls: unknown): string[] {
  const isFile = (url: unknown): url is string => typeof url === "string" && url.startsWith(`${scope}assets/`);
  return Array.isArray(urls) ? urls.filter(isFile) : [];
}

async function keepUsed(url: string): Promise<void> {
  if (await kept(url)) return;
  const response = await fetch(url).catch(() => undefined);
  if (response?.status === 200) await keep(url, response);
}

/** Versions before this one go when no tab is open that may need them. */
async function forgetOld(): Promise<void> {
  const { installing, waiting } = self.registration;
  if (installing || waiting) return; // theirs is newer
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (tabs.length > 0) return;
  const old = (await caches.keys()).filter((name) => name.startsWith(family) && name !== own);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function pageFor(event: FetchEvent): Promise<Response> {
  event.waitUntil(forgetOld().catch(() => {}));
  return isolated((await kept(scope)) ?? (await fetch(event.request)));
}

/** A file from what is kept, of whatever version; or from the network, to be kept from then on. */
async function fileFor(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const found = await kept(request.url);
  if (found) return isolated(found);
  const response = await fetch(request);
  if (response.status === 200) event.waitUntil(keep(request.url, response.clone()));
  return isolated(response);
}

/** Nothing where the browser keeps nothing, whatever the reason. */
async function kept(url: string): Promise<Response | undefined> {
  try {
    return (await (await caches.open(own)).match(url)) ?? (await caches.match(url));
  } catch {
    return undefined;
  }
}

async function keep(url: string, response: Response): Promise<void> {
  try {
    await (await caches.open(own)).put(url, response);
  } catch {
    // There is no room: it comes from the network each time.
  }
}

/** With the headers that let threads share memory, where the host sends none: a page that has them trains faster. */
function isolated({ body, status, statusText, headers: sent }: Response): Response {
  const headers = new Headers(sent);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  return new Response(body, { status, statusText, headers });
}

/** What another app shares comes as a form; it waits where the page that opens then takes it. */
async function takeShared(request: Request): Promise<Response> {
  await caches.delete(shared); // what no page came for
  const cache = await caches.open(shared);
  // One after the other: the cache keeps their order.
  for (const [index, value] of [...(await request.formData()).values()].entries()) {
    const headers = { "X-Name": encodeURIComponent(typeof value === "string" ? "" : value.name) };
    await cache.put(`${scope}shared/${index}`, new Response(value, { headers }));
  }
  return Response.redirect(`${scope}?shared`, 303);
}
