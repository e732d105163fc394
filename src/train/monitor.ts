/** What an epoch gave. Accuracies are shares in 0…1; training figures are means over the epoch, with dropout. */
export interface EpochRecord {
  /** Counted from 1. */
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly val_loss: number;
  readonly val_accuracy: number;
}

export interface Monitor {
  /** The figure to watch. */
  readonly monitor: "val_loss" | "val_accuracy";
  /** Whether smaller or larger is better; by the figure's nature when missing. */
  readonly mode?: "min" | "max";
}

export interface EarlyStoppingOptions extends Monitor {
  /** An improvement by this or less does not count; 0 when missing. */
  readonly minDelta?: number;
  /** Stop when this many epochs in a row bring no improvement; 0 when missing. */
  readonly patience?: number;
}

/**
 * Says after each epoch whether to stop, as Keras's `EarlyStopping` does: an epoch counts as better when it beats the
 * best so far by more than `minDelta`; training never stops after the first epoch.
 */
export function earlyStopping({
  minDelta = 0,
  patience = 0,
  ...monitor
}: EarlyStoppingOptions): (record: EpochRecord) => boolean {
  const better = comparison(monitor);
  let best: number | null = null;
  let waited = 0;
  return (record) => {
    const value = record[monitor.monitor];
    if (best === null || better(value, best, minDelta)) {
      best = value;
      waited = 0;
      return false;
    }
    waited += 1;
    return waited >= patience;
  };
}

/** Says after each epoch whether it is the best so far, as Keras's `ModelCheckpoint` with `save_best_only` does. */
export function bestModel(monitor: Monitor): (record: EpochRecord) => boolean {
  const better = comparison(monitor);
  let best: number | null = null;
  return (record) => {
    const value = record[monitor.monitor];
    if (best !== null && !better(value, best, 0)) return false;
    best = value;
    return true;
  };
}

/** The best of some epochs by a monitor; null when there are none. */
export function bestEpoch(history: readonly EpochRecord[], monitor: Monitor): EpochRecord | null {
  return history.filter(bestModel(monitor)).at(-1) ?? null;
}

function comparison({ monitor, mode }: Monitor): (value: number, best: number, minDelta: number) => boolean {
  const larger = (mode ?? (monitor === "val_accuracy" ? "max" : "min")) === "max";
  return larger
    ? (value, best, minDelta) => value - minDelta > best
    : (value, best, minDelta) => value + minDelta < best;
}
