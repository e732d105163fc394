"""What the rivals build their networks from: see ../../src/train/specs.ts."""

import numpy as np

LEARNING_RATE = 1e-3
CLASSIC = {"filters": (32, 64), "dropout": 0.25}
SMALL_RES = {"filters": (24, 48, 60), "dropout": 0.1}
EPSILON = 1e-3


def glorot(random, shape):
    limit = np.sqrt(6 / (np.prod(shape[:-2]) * (shape[-2] + shape[-1])))
    return random.uniform(-limit, limit, shape).astype(np.float32)
