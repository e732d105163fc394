import { expect, it } from "vitest";
import golden from "../../test/golden/early-stopping.json" with { type: "json" };
import { bestModel, type EpochRecord, earlyStopping, type Monitor } from "./monitor.ts";

// What Keras's own callbacks did with the same figures: tools/keras/early_stopping.py.
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

it("knows which way is better when the mode is missing", () => {
  const record = (val_loss: number, val_accuracy: number) => ({
    epoch: 1,
    loss: 0,
    accuracy: 0,
    val_loss,
    val_accuracy,
  });
  const byLoss = bestModel({ monitor: "val_loss" });
  const byAccuracy = bestModel({ monitor: "val_accuracy" });
  expect([byLoss(record(2, 0)), byLoss(record(1, 0)), byLoss(record(3, 0))]).toEqual([true, true, false]);
  expect([byAccuracy(record(0, 0.5)), byAccuracy(record(0, 0.7)), byAccuracy(record(0, 0.6))]).toEqual([
    true,
    true,
    false,
  ]);
});
