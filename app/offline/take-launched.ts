import { takeIncoming } from "../incoming-files.ts";

/** https://wicg.github.io/web-app-launch/ as far as it is used here. */
interface LaunchQueue {
  setConsumer(consume: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void;
}

/** Takes what the system opens with the installed page, where the browser lets it. */
export function takeLaunched(): void {
  const { launchQueue } = window as { readonly launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(async ({ files = [] }) => {
    const opened = await Promise.allSettled(files.map((handle) => handle.getFile()));
    takeIncoming(opened.flatMap((each) => (each.status === "fulfilled" ? [each.value] : [])));
  });
}
