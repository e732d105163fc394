import { join } from "node:path";
import { folder, idxPair, put } from "./call.ts";

/** A network that is trained in no time. */
export const tiny = JSON.stringify({
  input: [28, 28, 1],
  layers: [{ type: "maxPool2d", size: 2 }, { type: "flatten" }, { type: "dense", units: 10 }],
});

/** A call that trains it on sixty images, and where its files are. */
export function setting() {
  const place = folder();
  const labels = Array.from({ length: 60 }, (_, i) => i % 10);
  const out = join(place, "runs", "first");
  const data = idxPair(place, labels);
  const spec = put(place, "tiny.json", tiny);
  const argv = ["train", "--data", data, "--spec", spec, "--validation-size", "20", "--batch-size", "8", "--out", out];
  // Threads run the built files: test/workers.test.ts.
  argv.push("--workers", "1");
  return {
    place,
    out,
    data,
    spec,
    argv,
    model: join(out, "best_model.safetensors"),
    keras: join(out, "best_model.keras"),
    history: join(out, "history.json"),
  };
}
