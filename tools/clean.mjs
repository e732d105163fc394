// Takes the built library away, so that nothing of a deleted source is shipped. The built page stays: Vite cleans its own.
import { readdir, rm } from "node:fs/promises";

const dist = new URL("../dist/", import.meta.url);
for (const name of await readdir(dist).catch(() => [])) {
  if (name !== "app") await rm(new URL(name, dist), { recursive: true });
}
