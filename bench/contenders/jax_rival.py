"""JAX, jitted, with Optax's Adam."""

import os

threads = os.environ["TENPEN_BENCH_THREADS"]
if threads == "1" and hasattr(os, "sched_setaffinity"):
    # XLA takes as many threads as there are cores that it may use.
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
os.environ["JAX_PLATFORMS"] = "cpu"

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402
import numpy as np  # noqa: E402
import optax  # noqa: E402
from jax import lax  # noqa: E402
from specs import CLASSIC, EPSILON, LEARNING_RATE, SMALL_RES, glorot  # noqa: E402

MOMENTUM = 0.99


def conv(x, kernel, padding):
    return lax.conv_general_dilated(x, kernel, (1, 1), padding, dimension_numbers=("NHWC", "HWIO", "NHWC"))


def pool(x):
    """2×2 max-pool by reshaping: its gradient is several times faster here than that of `reduce_window`."""
    n, height, width, channels = x.shape
    x = x[:, : height // 2 * 2, : width // 2 * 2]
    return x.reshape(n, height // 2, 2, width // 2, 2, channels).max((2, 4))


def dropout(x, rate, key):
    if key is None:
        return x
    return jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def classic_weights(random):
    a, b = CLASSIC["filters"]
    shapes = {"conv1": (3, 3, 1, a), "conv2": (3, 3, a, b), "dense": (25 * b, 10)}
    return {name: (glorot(random, shape), np.zeros(shape[-1], np.float32)) for name, shape in shapes.items()}, {}


def classic(weights, moving, x, key):
    for name in ("conv1", "conv2"):
        kernel, bias = weights[name]
        x = pool(jax.nn.relu(conv(x, kernel, "VALID") + bias))
    kernel, bias = weights["dense"]
    return dropout(x.reshape(len(x), -1), CLASSIC["dropout"], key) @ kernel + bias, moving


def small_res_weights(random):
    weights, moving = {}, {}
    channels = 1
    for block, filters in enumerate(SMALL_RES["filters"]):
        for part in ("first", "second"):
            name = f"{part}{block}"
            weights[name] = (
                glorot(random, (3, 3, channels, filters)), np.ones(filters, np.float32), np.zeros(filters, np.float32),
            )  # fmt: skip
            moving[name] = (np.zeros(filters, np.float32), np.ones(filters, np.float32))
            channels = filters
    weights["dense"] = (glorot(random, (2 * channels, 10)), np.zeros(10, np.float32))
    return weights, moving


def small_res(weights, moving, x, key):
    moved = {}

    def normalized(x, name):
        kernel, gamma, beta = weights[name]
        z = conv(x, kernel, "SAME")
        mean, variance = moving[name]
        if key is not None:
            batch = z.mean((0, 1, 2)), z.var((0, 1, 2))
            moved[name] = tuple(MOMENTUM * old + (1 - MOMENTUM) * new for old, new in zip((mean, variance), batch))
            mean, variance = batch
        scale = gamma * lax.rsqrt(variance + EPSILON)
        return z * scale + (beta - mean * scale)

    for block in range(3):
        if block > 0:
            x = pool(x)
        start = jax.nn.relu(normalized(x, f"first{block}"))
        x = jax.nn.relu(normalized(start, f"second{block}") + start)
    kernel, bias = weights["dense"]
    x = jnp.concatenate([x.mean((1, 2)), x.max((1, 2))], 1)
    return dropout(x, SMALL_RES["dropout"], key) @ kernel + bias, moved


class Rival:
    def __init__(self, _threads, _options):
        self.made = {}
        self.last = None

    def wait(self):
        jax.block_until_ready(self.last)

    def network(self, spec):
        random = np.random.default_rng(1)
        weights, moving = classic_weights(random) if spec == "classic" else small_res_weights(random)
        return (classic if spec == "classic" else small_res), jax.tree.map(jnp.array, (weights, moving))

    def trainer(self, spec, batch):
        if ("train", spec, batch) in self.made:
            return self.made["train", spec, batch]
        forward, (weights, moving) = self.network(spec)
        optimizer = optax.adam(LEARNING_RATE)

        def loss(weights, moving, x, y, key):
            logits, moved = forward(weights, moving, x, key)
            return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean(), moved

        @jax.jit
        def run(weights, moving, moments, x, y, key):
            key, used = jax.random.split(key)
            gradients, moved = jax.grad(loss, has_aux=True)(weights, moving, x, y, used)
            updates, moments = optimizer.update(gradients, moments)
            return optax.apply_updates(weights, updates), moved, moments, key

        state = [weights, moving, optimizer.init(weights), jax.random.key(1)]

        def step(images, labels):
            state[:] = run(*state[:3], images[..., None], labels, state[3])
            self.last = state[0]

        self.made["train", spec, batch] = step
        return step

    def predictor(self, spec, count):
        if ("predict", spec, count) not in self.made:
            forward, (weights, moving) = self.network(spec)
            run = jax.jit(lambda x: forward(weights, moving, x, None)[0].argmax(1))
            self.made["predict", spec, count] = lambda images: np.asarray(run(images[..., None]))
        return self.made["predict", spec, count]


