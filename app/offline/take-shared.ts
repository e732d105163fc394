import { takeIncoming } from "../incoming-files.ts";

/** Where the service worker leaves what another app shares. */
const shared = "tenpen-shared";

/** Takes what another app has shared: files as such, and text as one. A link to a drawing is followed. */
export async function takeShared(): Promise<void> {
  if (location.search !== "?shared") return;
  history.replaceState(history.state, "", location.pathname + location.hash);
  try {
    const cache = await caches.open(shared);
    const left = await cache.matchAll();
    await caches.delete(shared);
    const files = await Promise.all(left.map(fileOf));
    const text = files.filter(({ name }) => name === "");
    const links = await Promise.all(text.map((file) => file.text()));
    const hash = links.map(hashOf).find((each) => each !== undefined);
    if (hash) location.hash = hash;
    takeIncoming(files.filter(({ name }) => name !== ""));
  } catch {
    // It is gone, or this browser keeps nothing.
  }
}

/** @returns a file without a name for a text. */
async function fileOf(response: Response): Promise<File> {
  const blob = await response.blob();
  return new File([blob], decodeURIComponent(response.headers.get("X-Name") ?? ""), { type: blob.type });
}

/** Of a link to this page, in a text or alone, what it carries. */
function hashOf(text: string): string | undefined {
  const [link] = /https?:\/\/\S+/.exec(text) ?? [];
  const here = location.origin + location.pathname;
  return link?.startsWith(here) ? new URL(link).hash : undefined;
}
