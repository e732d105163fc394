"""Writes test/golden/train-run.json: ten training steps of a small network, as real Keras makes them."""

import base64
import json
import pathlib

from keras_jax import jax, keras, np, versions

BATCH = 16
STEPS = 10
CLASSES = 5
SIDE = 12
LEARNING_RATE = 3e-3

SPEC = {
    "input": [SIDE, SIDE, 1],
    "layers": [
        {"type": "conv2d", "filters": 8, "kernel": [3, 3]},
        {"type": "relu"},
        {"type": "maxPool2d", "size": 2},
        {"type": "conv2d", "filters": 12, "kernel": [3, 3], "padding": "same"},
        {"type": "relu"},
        {"type": "maxPool2d", "size": 2},
        {"type": "flatten"},
        {"type": "dense", "units": CLASSES},
    ],
}

TARGET = pathlib.Path(__file__).parents[2] / "test" / "golden" / "train-run.json"


def drawn(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A bright line in a direction that belongs to the class, over noise, so that there is something to learn.

    The noise covers every pixel: equal windows would leave the winner of a max-pool to rounding.
    """
    labels = random.integers(0, CLASSES, BATCH * STEPS, dtype=np.uint8)
    y, x = np.mgrid[0:SIDE, 0:SIDE] - (SIDE - 1) / 2
    images = np.empty((len(labels), SIDE, SIDE), np.uint8)
    for image, label in zip(images, labels):
        angle = np.pi * label / CLASSES + random.normal(0, 0.05)
        distance = np.abs(x * np.sin(angle) - y * np.cos(angle) + random.normal(0, 1.5))
        light = 200 * np.exp(-(distance**2) / 1.5) + random.uniform(0, 55, (SIDE, SIDE))
        image[:] = np.round(light)
    return images, labels


def network() -> "keras.Sequential":
    layers = keras.layers
    # The layers of SPEC; conv2d followed by relu is one layer here.
    return keras.Sequential(
        [
            keras.Input((SIDE, SIDE, 1)),
            layers.Conv2D(8, 3, activation="relu", name="conv2d_1"),
            layers.MaxPooling2D(2),
            layers.Conv2D(12, 3, padding="same", activation="relu", name="conv2d_2"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(CLASSES, name="dense_1"),
        ]
    )


def base64_of(array: np.ndarray) -> str:
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode("ascii")


def weights_of(model: "keras.Sequential") -> dict[str, str]:
    return {
        f"{layer.name}.{role}": base64_of(np.asarray(variable, "<f4"))
        for layer in model.layers
        for role, variable in zip(("kernel", "bias"), layer.get_weights())
    }


def main() -> None:
    keras.utils.set_random_seed(20250101)
    random = np.random.default_rng(20250101)
    images, labels = drawn(random)
    inputs = (images.astype(np.float32) / np.float32(255))[..., None]

    model = network()
    for layer in model.layers:
        if layer.weights:  # Keras starts biases at 0, which would hide a bias that is never added.
            kernel, bias = layer.get_weights()
            layer.set_weights([kernel, random.normal(0, 0.1, bias.shape).astype(np.float32)])
    initial = weights_of(model)
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=LEARNING_RATE, beta_1=0.9, beta_2=0.999, epsilon=1e-7),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )

    losses = []
    for step in range(STEPS):
        batch = slice(step * BATCH, (step + 1) * BATCH)
        # Keras returns the running mean of the epoch; after a reset it is the loss of this batch before the update.
        model.reset_metrics()
        before = float(model.loss(labels[batch], model(inputs[batch])))
        losses.append(float(model.train_on_batch(inputs[batch], labels[batch])))
        assert abs(before - losses[-1]) < 1e-5, (step, before, losses[-1])

    logits = np.asarray(model(inputs[:BATCH]), np.float32)
    golden = {
        "generator": {"command": "KERAS_BACKEND=jax python tools/keras/train_run.py", "versions": versions()},
        "spec": SPEC,
        "optimizer": {"name": "adam", "learningRate": LEARNING_RATE, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7},
        "loss": "sparse categorical cross-entropy from logits, mean over the batch",
        "batchSize": BATCH,
        "steps": STEPS,
        "classes": CLASSES,
        "imagesComment": "uint8 [steps × batchSize, 12, 12, 1] in base64; the network is given value / 255; step n trains on the nth batch",
        "images": base64_of(images),
        "labels": labels.tolist(),
        "weightsComment": "float32 little endian in base64, kernels [height, width, inputs, filters] and [inputs, units]",
        "initialWeights": initial,
        "lossesComment": "of each step's batch before the update of that step",
        "losses": losses,
        "finalWeights": weights_of(model),
        "finalLogitsComment": "[batchSize, classes] of the first batch with the final weights",
        "finalLogits": logits.tolist(),
    }
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(golden, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes, losses {losses[0]:.4f} … {losses[-1]:.4f}, jax {jax.__version__}")


if __name__ == "__main__":
    main()
