"""Opens .keras files that Tenpen wrote in real Keras: the same answers, compiled, and training goes on. check_written.py FOLDER"""
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "jax")
import keras
import numpy as np



def images_for(model):
    shape = model.input_shape[1:]
    size = int(np.prod(shape))
    values = [[((i * 7919 + k * 104729) % 256) / 255 for i in range(size)] for k in range(3)]
    return np.array(values, dtype="float32").reshape((3, *shape))


passed = failed = 0
for file in sorted(Path(sys.argv[1]).glob("*.keras")):
    try:
        model = keras.saving.load_model(file)
        told = json.loads(file.with_suffix(".json").read_text())
        expected = np.array(told["answers"])
        images = images_for(model)
        difference = float(np.abs(model.predict(images, verbose=0) - expected).max())
        assert difference < 1e-5, f"answers must be within 1e-5, got {difference}"
        optimizer = type(model.optimizer).__name__
        assert optimizer.lower() == told["optimizer"].lower(), f"optimizer must be {told['optimizer']}, got {optimizer}"
        assert model.loss == "sparse_categorical_crossentropy", f"must have the loss, got {model.loss}"
        before = [np.array(weight) for weight in model.get_weights()]
        history = model.fit(images, np.arange(3), epochs=1, verbose=0).history
        assert "accuracy" in history, "must have the metric accuracy"
        changed = sum(not np.array_equal(a, b) for a, b in zip(before, model.get_weights()))
        assert changed > 0, "training must change weights"
        print(f"{file.name}: {type(model).__name__}, {model.count_params()} parameters, {optimizer}, rate {float(model.optimizer.learning_rate):.3g}, within {difference:.1e}")
        passed += 1
    except Exception as error:
        print(f"{file.name}: {type(error).__name__}: {error}")
        failed += 1
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
