"""Keras on TensorFlow."""

import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras  # noqa: E402
import tensorflow as tf  # noqa: E402
from keras import layers  # noqa: E402
from specs import CLASSIC, EPSILON, LEARNING_RATE, SMALL_RES  # noqa: E402


def classic():
    a, b = CLASSIC["filters"]
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        layers.Conv2D(a, 3, activation="relu"), layers.MaxPooling2D(2),
        layers.Conv2D(b, 3, activation="relu"), layers.MaxPooling2D(2),
        layers.Flatten(), layers.Dropout(CLASSIC["dropout"]), layers.Dense(10),
    ])  # fmt: skip


def small_res():
    def normalized(x, filters):
        x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
        return layers.BatchNormalization(epsilon=EPSILON)(x)

    x = image = keras.Input((28, 28, 1))
    for block, filters in enumerate(SMALL_RES["filters"]):
        if block > 0:
            x = layers.MaxPooling2D(2)(x)
        start = layers.ReLU()(normalized(x, filters))
        x = layers.ReLU()(layers.Add()([normalized(start, filters), start]))
    x = layers.Concatenate()([layers.GlobalAveragePooling2D()(x), layers.GlobalMaxPooling2D()(x)])
    return keras.Model(image, layers.Dense(10)(layers.Dropout(SMALL_RES["dropout"])(x)))


class Rival:
    def __init__(self, threads, _options):
        tf.config.threading.set_intra_op_parallelism_threads(threads)
        tf.config.threading.set_inter_op_parallelism_threads(threads)
        keras.utils.set_random_seed(1)
        self.made = {}

    def wait(self):
        pass

    def model(self, spec):
        return classic() if spec == "classic" else small_res()

    def trainer(self, spec, batch):
        """One compiled step a call: what `fit` runs, without its callbacks and its progress bar."""
        if ("train", spec, batch) not in self.made:
            model = self.model(spec)
            optimizer = keras.optimizers.Adam(LEARNING_RATE)
            loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
            optimizer.build(model.trainable_variables)

            @tf.function
            def step(images, labels):
                with tf.GradientTape() as tape:
                    value = loss(labels, model(images, training=True))
                gradients = tape.gradient(value, model.trainable_variables)
                optimizer.apply(gradients, model.trainable_variables)
                return value

            self.made["train", spec, batch] = lambda x, y: step(tf.constant(x[..., None]), tf.constant(y))
        return self.made["train", spec, batch]

    def predictor(self, spec, count):
        if ("predict", spec, count) not in self.made:
            model = self.model(spec)
            run = tf.function(lambda x: tf.argmax(model(x, training=False), 1))
            self.made["predict", spec, count] = lambda x: run(tf.constant(x[..., None])).numpy()
        return self.made["predict", spec, count]
