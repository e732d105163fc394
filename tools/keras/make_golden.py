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
first = {"data_format": "channels_first"}
save(
    "channels-first",
    chain(
        (1, 28, 28),
        L.ZeroPadding2D(1, **first),
        L.Conv2D(4, 3, strides=2, padding="same", **first),
        L.BatchNormalization(axis=1, center=False),
        L.Activation("relu"),
        L.MaxPooling2D((2, 3), strides=(2, 1), padding="same", **first),
        L.SpatialDropout2D(0.1, **first),
        L.DepthwiseConv2D((2, 3), use_bias=False, activation="tanh", **first),
        L.AveragePooling2D(2, strides=3, padding="same", **first),
        L.Flatten(**first),
        L.Dense(10, activation="softmax"),
    ),
)
save(
    "channels-first-flat",
    chain(
        flat,
        L.Reshape((1, 28, 28)),
        L.Conv2D(3, 5, strides=3, **first),
        L.Flatten(),
        L.Dropout(0.2),
        L.ReLU(negative_slope=0.1),
        L.Dense(10, activation="softmax"),
    ),
)


def graph_channels_first():
    image = L.Input((1, 28, 28))
    a = L.Conv2D(3, 3, strides=4, activation="sigmoid", **first)(image)
    b = L.Conv2D(3, 3, strides=4, **first)(image)
    both = L.Concatenate(axis=1)([L.Add()([a, b]), b])
    pooled = L.GlobalAveragePooling2D(keepdims=True, **first)(both)
    return keras.Model(image, L.Dense(10, activation="softmax")(L.Flatten()(L.Conv2D(5, 1, **first)(pooled))))


save("graph-channels-first", graph_channels_first())
save(
    "keepdims",
    chain(
        image,
        L.Conv2D(4, 7, strides=(3, 2), padding="valid"),
        L.LeakyReLU(),
        L.GlobalMaxPooling2D(keepdims=True),
        L.Conv2D(6, 1, use_bias=False),
        L.Activation("gelu"),
        L.Reshape((-1,)),
        L.Dense(10, use_bias=False, activation="sigmoid"),
    ),
)


def nested():
    """A model of models, as one that changes images, and one that was trained before and is kept as it is."""
    changes = keras.Sequential([L.RandomRotation(0.1), L.RandomTranslation(0.1, 0.1), L.RandomZoom(0.1)], name="changes")
    inner = L.Input((28, 28, 1))
    body = L.BatchNormalization()(L.Conv2D(3, 3, strides=2)(inner))
    body = L.BatchNormalization(trainable=False)(L.Conv2D(4, 3, strides=2)(body))
    features = keras.Model(inner, L.GlobalAveragePooling2D()(body), name="features")
    return chain(image, changes, features, keras.Sequential([L.Dense(7, activation="relu"), L.Dense(10)]), L.Softmax())


save("nested", nested())


def flattened_twice():
    """Features that end in a Flatten, before what begins with one."""
    features = chain((1, 28, 28), L.BatchNormalization(axis=1), L.Conv2D(3, 5, strides=4, **first), L.Flatten())
    return chain((1, 28, 28), features, chain((108,), L.Flatten(), L.Dense(10)), L.Softmax(), L.Dropout(0.5))


save("flattened-twice", flattened_twice())


def operations():
    image = L.Input((28, 28, 1))
    first = keras.ops.gelu(L.Conv2D(3, 3, strides=3)(image), approximate=True)
    second = keras.ops.relu(L.Conv2D(3, 3, strides=3)(image))
    together = L.Flatten()(first + second)
    return keras.Model(image, L.Dense(10, activation="softmax")(keras.ops.tanh(together)))


save("operations", operations())
save(
    "pooling",
    chain(
        image,
        L.AveragePooling2D((3, 2), strides=2, padding="valid"),
        L.ZeroPadding2D((2, 1)),
        L.DepthwiseConv2D((3, 2), padding="same", use_bias=False),
        L.BatchNormalization(scale=False, center=False, momentum=0.9, epsilon=0.01),
        L.Activation("tanh"),
        L.MaxPooling2D(3, strides=2, padding="same"),
        L.AveragePooling2D(3, strides=1, padding="same"),
        L.ZeroPadding2D(1),
        L.GaussianNoise(0.1),
        L.GlobalMaxPooling2D(),
        L.Dense(10, activation="softmax"),
    ),
)
for name, model in {
    "lstm": chain((28, 28), L.LSTM(3), L.Dense(10)),
    # Rows and columns without channels: the last axis is that of the columns.
    "softmax": chain((28, 28), L.Softmax(), L.Flatten(), L.Dense(10)),
    "axes": chain(image, L.Conv2D(2, 5), L.Softmax(axis=(1, 2)), L.GlobalMaxPooling2D(), L.Dense(10)),
    "dilated": chain(image, L.Conv2D(2, 5, dilation_rate=2), L.GlobalMaxPooling2D(), L.Dense(10)),
}.items():
    model.save(out / f"refused-{name}.keras")
