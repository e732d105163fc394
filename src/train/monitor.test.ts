import { expect, it } from "vitest";
import golden from "../../test/golden/early-stopping.json" with { type: "json" };
import { bestModel, type EpochRecord, earlyStopping, type Monitor } from "./monitor.ts";

// What Keras's own callbacks did with the same figures: tools/golden/early_stopping.py.
it.each(golden.cases)("$name: $monitor, $mode, min_delta $minDelta, patience $patience", (scenario) => {
  const { values, minDelta, patience } = scenario;
  const monitor = { monitor: scenario.monitor, mode: scenario.mode } as Monitor;
  const stop = earlyStopping({ ...monitor, minDelta, patience });
  const isBest = bestModel(monitor);
  const saved: number[] = [];
  let stopped: number | null = null;
  for (const [i, value] of values.entries()) {
    const record = { epoch: i + 1, [scenario.monitor]: value ?? Number.NaN } as unknown as EpochRecord;
    if (isBest(record)) saved.push(i + 1);
    if (stop(record)) {
      stopped = i + 1;
      break;
    }
  }
  expect({ stopped, saved }).toEqual({ stopped: scenario.stopped, saved: scenario.saved });
});
