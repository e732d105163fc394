"""Builds small models with Keras 2, as make_golden.py does with Keras 3. Its .keras files changed within it:
pip install tensorflow-cpu==2.13.1, then make_golden_keras2.py keras2.13
pip install tensorflow-cpu==2.21.0 tf_keras==2.21.0, then make_golden_keras2.py keras2.21
"""
import json
import sys
from pathlib import Path

import numpy as np

try:
    import tf_keras as keras
except ImportError:
    from tensorflow import keras
L = keras.layers

out = Path(__file__).parents[2] / "test" / "golden" / "keras"
# The rule of make_golden.py.
images = np.array([[((i * 7919 + k * 104729) % 256) / 255 for i in range(784)] for k in range(3)], dtype="float32")


def save(kind, model):
    name = f"{sys.argv[1]}-{kind}"
    rng = np.random.default_rng(7)
    values = []
    for variable in model.weights:
        if "variance" in variable.name:
            values.append(rng.uniform(0.5, 1.5, variable.shape))
        else:
            values.append(rng.normal(0, 1.2 / np.sqrt(max(1, np.prod(variable.shape[:-1]))), variable.shape))
    model.set_weights(values)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    answers = model.predict(images.reshape((3, *model.input_shape[1:])), verbose=0)
    model.save(out / f"{name}.keras")
    model.save(out / f"{name}.h5")
    (out / f"{name}.json").write_text(json.dumps(answers.tolist()) + "\n")


save(
    "chain",
    keras.Sequential(
        [
            L.Conv2D(4, 3, activation="relu", input_shape=(28, 28, 1)),
            L.BatchNormalization(),
            L.MaxPooling2D(),
            L.Conv2D(5, 3),
            L.BatchNormalization(),
            L.LeakyReLU(0.1),
            L.Dropout(0.2),
            L.Flatten(),
            L.Dense(7, activation="gelu"),
            L.Dense(10, activation="softmax"),
        ]
    ),
)


def graph():
    image = L.Input((28, 28))
    shaped = L.Reshape((28, 28, 1))(image)
    first = L.Conv2D(3, 3, strides=2)(shaped)
    second = L.Conv2D(3, 3, strides=2)(shaped)
    inner = keras.Sequential([L.Input((13, 13, 3)), L.Conv2D(4, 3), L.BatchNormalization(), L.ReLU()], name="features")
    together = inner(L.Add()([first, second]))
    pooled = L.Concatenate()([L.GlobalAveragePooling2D()(together), L.GlobalMaxPooling2D()(together)])
    return keras.Model(image, L.Dense(10)(pooled))


save("graph", graph())
