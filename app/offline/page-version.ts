/** Offers a newer version of the page, when there is one, and keeps this one until it is taken. */
export interface PageVersion {
  /** Has the page start over in the newer version. */
  reload(): void;
}

/**
 * Starts the service worker, which keeps the page for when there is no network. Where there is none, or nothing may be kept, the page
 * is as it was.
 * @param onNewer is called when there is a newer version to reload in, of which no tab hears more than once.
 */
export async function watchVersion(onNewer: (version: PageVersion) => void): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker || !import.meta.env.PROD) return;
  // The first worker comes to a page that is what it keeps.
  let isFirst = !serviceWorker.controller;
  let offered = false;
  const offer = (waiting?: ServiceWorker) => {
    if (!offered) onNewer({ reload: () => reload(serviceWorker, waiting) });
    offered = true;
  };
  serviceWorker.addEventListener("controllerchange", () => {
    // Another tab has taken the newer version; this one goes on with what it has loaded.
    if (!isFirst) offer();
    // From now on the worker sees what is loaded; this is what was before.
    else serviceWorker.controller?.postMessage(performance.getEntriesByType("resource").map(({ name }) => name));
    isFirst = false;
  });
  try {
    const registration = await serviceWorker.register("./service-worker.js");
    void serviceWorker.ready.then(({ active }) => whenIdle(() => active?.postMessage("later")));
    const look = () => registration.waiting && serviceWorker.controller && offer(registration.waiting);
    look();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") registration.update().catch(() => {}); // offline
    });
  } catch {
    // Blocked, or what it is to keep did not arrive whole: it is tried again at the next visit.
  }
}

/** Not every browser tells when it has time. */
function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(act);
  else setTimeout(act, 1000);
}

function reload(serviceWorker: ServiceWorkerContainer, waiting: ServiceWorker | undefined): void {
  if (waiting?.state === "installed") {
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("activate");
  } else {
    location.reload();
  }
}
