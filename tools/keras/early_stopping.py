"""Writes test/golden/early-stopping.json: when real Keras stops, which epochs it saves and which it restores."""

import json
import pathlib
import tempfile

from keras_jax import keras, np, versions

TARGET = pathlib.Path(__file__).parents[2] / "test" / "golden" / "early-stopping.json"

NAN = float("nan")

# Keras compares in float32 on JAX, so no value may hang on the last digits of a float64; the two sequences that differ
# by exactly min_delta do so without rounding. A NaN in the first epoch is left out: Keras then takes it for the best for
# good, which is not to be imitated.
SEQUENCES = {
    ("val_loss", "min"): {
        "falls steadily": [0.9, 0.7, 0.5, 0.4, 0.35, 0.3],
        "rises from the start": [0.3, 0.4, 0.5, 0.6, 0.7],
        "stays the same": [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
        "turns once": [0.9, 0.6, 0.4, 0.5, 0.55, 0.6, 0.65],
        "bumps and recovers": [0.9, 0.6, 0.7, 0.5, 0.55, 0.52, 0.4, 0.6, 0.61, 0.62, 0.3],
        "falls by less than 0.01": [0.5, 0.496, 0.492, 0.488, 0.484, 0.48, 0.476],
        "falls by exactly 0.01": [0.01, 0.0, 0.02, 0.03, 0.04],
        "becomes not a number": [0.5, 0.4, NAN, NAN, 0.3, NAN, NAN, NAN],
        "one epoch": [0.5],
    },
    ("val_accuracy", "max"): {
        "rises steadily": [0.9, 0.93, 0.95, 0.97, 0.985],
        "falls from the start": [0.9, 0.88, 0.85, 0.8, 0.7],
        "plateau, then better": [0.9, 0.95, 0.95, 0.95, 0.98, 0.975, 0.97, 0.96],
        "rises by less than 0.01": [0.97, 0.974, 0.978, 0.982, 0.986, 0.99],
        "rises by exactly 0.01": [0.0, 0.01, 0.005, 0.004, 0.003],
        "late second wind": [0.9, 0.95, 0.94, 0.93, 0.96, 0.95, 0.94, 0.93, 0.99],
    },
}


def mark(model: "keras.Sequential", epoch: int) -> None:
    """Weights that tell which epoch they belong to."""
    model.set_weights([np.full(weight.shape, epoch, np.float32) for weight in model.get_weights()])


def replay(monitor: str, mode: str, values: list[float], min_delta: float, patience: int) -> dict:
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    with tempfile.TemporaryDirectory() as folder:
        stopping = keras.callbacks.EarlyStopping(
            monitor=monitor, mode=mode, min_delta=min_delta, patience=patience, restore_best_weights=True
        )
        checkpoint = keras.callbacks.ModelCheckpoint(
            f"{folder}/{{epoch}}.weights.h5", monitor=monitor, mode=mode, save_best_only=True, save_weights_only=True
        )
        callbacks = keras.callbacks.CallbackList([stopping, checkpoint], model=model)
        model.stop_training = False
        mark(model, 0)
        callbacks.on_train_begin()
        stopped = None
        for epoch, value in enumerate(values):
            callbacks.on_epoch_begin(epoch)
            mark(model, epoch + 1)
            callbacks.on_epoch_end(epoch, {monitor: value})
            if model.stop_training:
                stopped = epoch + 1
                break
        callbacks.on_train_end()
        saved = sorted(int(path.name.split(".")[0]) for path in pathlib.Path(folder).iterdir())
        return {"stopped": stopped, "saved": saved, "restored": int(model.get_weights()[0].ravel()[0])}


def main() -> None:
    cases = []
    for (monitor, mode), sequences in SEQUENCES.items():
        for name, values in sequences.items():
            for min_delta in (0, 0.01):
                for patience in (0, 1, 3):
                    cases.append(
                        {
                            "name": name,
                            "monitor": monitor,
                            "mode": mode,
                            "minDelta": min_delta,
                            "patience": patience,
                            "values": [None if value != value else value for value in values],
                            **replay(monitor, mode, values, min_delta, patience),
                        }
                    )
    # One case a line, so that a change can be read in a diff.
    head = {
        "generator": {"command": "KERAS_BACKEND=jax python tools/keras/early_stopping.py", "versions": versions()},
        "comment": "epochs count from 1; stopped: epoch after which training ends, or null; saved: epochs at which a "
        "checkpoint with save_best_only writes, which knows no min_delta; restored: epoch whose weights EarlyStopping "
        "puts back at the end; null in values stands for NaN",
    }
    lines = ",\n".join(" " + json.dumps(case, ensure_ascii=False) for case in cases)
    text = json.dumps(head, indent=1, ensure_ascii=False)[:-2] + ',\n "cases": [\n' + lines + "\n ]\n}\n"
    json.loads(text)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {len(cases)} cases")


if __name__ == "__main__":
    main()
