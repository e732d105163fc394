import { checkKeys, fault, isRecord } from "../../errors.ts";
import { areUsual } from "../../model/classes.ts";
import type { Model } from "../../model/model.ts";

/** What Keras does not know of a model of ours, and what it takes to read with it. */
export type OwnMetadata = Pick<Model, "preprocessing" | "classes" | "calibration">;

/**
 * What stands of it in `metadata.json`, under `tenpen`. Keras does not look there, and leaves it out of what it saves: a network that was
 * trained further is another, and is to be tried anew. Nothing of a model that was made of another program's.
 */
export function writeMetadata({ preprocessing, classes, calibration, source }: Model): { tenpen?: OwnMetadata } {
  if (source !== undefined) return {};
  return {
    tenpen: {
      preprocessing,
      ...(classes === undefined || areUsual(classes) ? {} : { classes }),
      ...(calibration === undefined ? {} : { calibration }),
    },
  };
}

/** What a `metadata.json` has of it, unchecked but for its keys; undefined where Tenpen did not write it. @throws TenpenError */
export function readMetadata(metadata: unknown): OwnMetadata | undefined {
  if (!isRecord(metadata) || metadata.tenpen === undefined) return undefined;
  if (!isRecord(metadata.tenpen)) throw fault("model", "metadata.json: tenpen", "must be an object", metadata.tenpen);
  checkKeys("model", "metadata.json: tenpen", metadata.tenpen, ["preprocessing", "classes", "calibration"]);
  return metadata.tenpen as unknown as OwnMetadata;
}
