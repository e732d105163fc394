"""Builds small models with real Keras, saves them as .keras and .h5, and writes what they answer: test/golden/keras/."""
import json
import os
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "jax")
import keras
import numpy as np
from keras import layers as L

out = Path(__file__).parents[2] / "test" / "golden" / "keras"
out.mkdir(parents=True, exist_ok=True)
keras.utils.set_random_seed(1)
# The same rule makes the images in the test that reads these files.
images = np.array([[((i * 7919 + k * 104729) % 256) / 255 for i in range(784)] for k in range(3)], dtype="float32")


def randomize(model):
    """Weights that make answers differ, variances above zero among them."""
    rng = np.random.default_rng(7)

    def draw(variable):
        shape = variable.shape
        if "variance" in variable.path:
            return rng.uniform(0.5, 1.5, shape)
        if len(shape) == 1:
            return rng.normal(0, 0.5, shape)
        return rng.normal(0, 1.2 / np.sqrt(np.prod(shape[:-1])), shape)

    model.set_weights([draw(variable) for variable in model.weights])


def save(name, model):
    randomize(model)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    answers = model.predict(images.reshape((3, *model.input_shape[1:])), verbose=0)
    model.save(out / f"{name}.keras")
    model.save(out / f"{name}.h5")
    (out / f"{name}.json").write_text(json.dumps(answers.tolist()) + "\n")


def chain(shape, *layers):
    return keras.Sequential([L.Input(shape), *layers])


def graph():
    image = L.Input((28, 28, 1))
    first = L.ReLU()(L.Conv2D(4, 3, padding="same", strides=2)(image))
    second = L.Add()([L.Conv2D(4, 3, padding="same")(first), first])
    pooled = L.Concatenate()([L.GlobalMaxPooling2D()(second), L.GlobalAveragePooling2D()(second)])
    return keras.Model(image, L.Dense(10, activation="softmax")(pooled))


image, flat = (28, 28, 1), (784,)
save("graph", graph())
save("flat", chain((28, 28), L.Flatten(), L.Dense(6, activation="gelu"), L.Dense(10), L.Softmax()))
save(
    "dense",
    chain(flat, L.Rescaling(2.0, offset=-1.0), L.Dense(8, activation="tanh"), L.BatchNormalization(scale=False), L.Dense(10)),
)
save(
    "conv",
    chain(
        image,
        L.Conv2D(3, 3, activation="relu"),
        L.MaxPooling2D(2),
        L.Conv2D(4, (3, 2), strides=2, padding="same", use_bias=False),
        L.BatchNormalization(),
        L.LeakyReLU(negative_slope=0.1),
        L.AveragePooling2D(2, padding="same"),
        L.Flatten(),
        L.Dropout(0.3),
        L.Dense(10, activation="softmax"),
    ),
)
save(
    "reshape",
    chain(
        flat,
        L.Reshape(image),
        L.ZeroPadding2D(((1, 0), (2, 1))),
        L.DepthwiseConv2D(3, depth_multiplier=2, strides=2),
        L.Activation("sigmoid"),
        L.Conv2D(4, 3, activation="leaky_relu"),
        L.GlobalAveragePooling2D(),
        L.Dense(10, activation="softmax"),
    ),
)
for name, model in {
    "lstm": chain((28, 28), L.LSTM(3), L.Dense(10)),
    "dilated": chain(image, L.Conv2D(2, 5, dilation_rate=2), L.GlobalMaxPooling2D(), L.Dense(10)),
}.items():
    model.save(out / f"refused-{name}.keras")
