"""Real Keras on JAX, and the versions that a golden file was made with."""

import os

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import platform

import jax
import keras
import numpy as np

__all__ = ["jax", "keras", "np", "versions"]

assert keras.backend.backend() == "jax", "run with KERAS_BACKEND=jax"


def versions() -> dict[str, str]:
    return {
        "python": platform.python_version(),
        "keras": keras.__version__,
        "jax": jax.__version__,
        "numpy": np.__version__,
    }
