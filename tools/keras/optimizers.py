"""Writes test/golden/optimizers.json: ten steps of real Keras's optimizers, and learning rates of schedules."""

import json
import math
import pathlib

from keras_jax import keras, np, versions

TARGET = pathlib.Path(__file__).parents[2] / "test" / "golden" / "optimizers.json"

STEPS = 10
KERNEL = 5  # Weight decay applies to these values,
BIAS = 3  # and not to those.

# Our names of options and what Keras calls them.
NAMES = {
    "beta1": "beta_1",
    "beta2": "beta_2",
    "epsilon": "epsilon",
    "momentum": "momentum",
    "nesterov": "nesterov",
    "weightDecay": "weight_decay",
}

OPTIMIZERS = [
    ("adam", {}),
    ("adam", {"beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3}),
    ("adamW", {"weightDecay": 0.01}),
    ("adamW", {"beta1": 0.5, "beta2": 0.9, "epsilon": 1e-4, "weightDecay": 0.5}),
    ("sgd", {}),
    ("sgd", {"weightDecay": 0.3}),
    ("sgd", {"momentum": 0.9}),
    ("sgd", {"momentum": 0.9, "nesterov": True}),
    ("sgd", {"momentum": 0.7, "nesterov": True, "weightDecay": 0.3}),
]

CLASSES = {"adam": keras.optimizers.Adam, "adamW": keras.optimizers.AdamW, "sgd": keras.optimizers.SGD}


def short(values: np.ndarray) -> list[float]:
    """The shortest decimals that give these float32 again."""
    return [float(str(value)) for value in np.asarray(values, np.float32)]


def steps_of(name: str, options: dict, initial: np.ndarray, gradients: np.ndarray, rates: list[float]) -> list:
    kernel = keras.Variable(initial[:KERNEL], name="kernel")
    bias = keras.Variable(initial[KERNEL:], name="bias")
    optimizer = CLASSES[name](learning_rate=rates[0], **{NAMES[key]: value for key, value in options.items()})
    optimizer.exclude_from_weight_decay(var_names=["bias"])
    optimizer.build([kernel, bias])
    weights = []
    for gradient, rate in zip(gradients, rates):
        optimizer.learning_rate = rate
        optimizer.apply([keras.ops.array(gradient[:KERNEL]), keras.ops.array(gradient[KERNEL:])])
        weights.append(short(np.concatenate([np.asarray(kernel.value), np.asarray(bias.value)])))
    return weights


def warmup_cosine(top: float, steps: int, warmup: int, final: float) -> list[float]:
    """Keras's CosineDecay; its line begins as high as one of its steps, so that the first step is not lost."""
    line = {"warmup_target": top, "warmup_steps": warmup} if warmup else {}
    schedule = keras.optimizers.schedules.CosineDecay(
        top / (warmup + 1), decay_steps=steps - warmup, alpha=final, **line
    )
    return short(np.array([np.asarray(schedule(step)) for step in range(steps)]))


def one_cycle(top: float, steps: int, pct_start: float, div_factor: float, final_div_factor: float) -> list[float]:
    """The rates that PyTorch documents for OneCycleLR with anneal_strategy="cos" and two phases."""
    initial = top / div_factor
    lowest = initial / final_div_factor
    phases = [(pct_start * steps - 1, initial, top), (steps - 1, top, lowest)]
    rates = []
    for step in range(steps):
        begin = 0
        for number, (end, start_rate, end_rate) in enumerate(phases):
            if step <= end or number == len(phases) - 1:
                share = (step - begin) / (end - begin)
                rates.append(end_rate + (start_rate - end_rate) / 2 * (math.cos(math.pi * share) + 1))
                break
            begin = end
    return rates


def main() -> None:
    random = np.random.default_rng(20250102)
    size = KERNEL + BIAS
    initial = np.round(random.normal(0, 1, size), 3).astype(np.float32)
    gradients = np.round(random.normal(0, 1, (STEPS, size)) * 10.0 ** random.integers(-2, 2, size), 4)
    gradients[3] = 0
    gradients[:, 1] = 0  # A weight that only decay moves.
    gradients = gradients.astype(np.float32)
    rates = [round(0.02 * (1 + step % 4) / (1 + step / 5), 4) for step in range(STEPS)]

    optimizers = [
        {"name": name, "options": options, "weights": steps_of(name, options, initial, gradients, rates)}
        for name, options in OPTIMIZERS
    ]
    schedules = [
        {
            "schedule": {"type": "warmupCosine", "warmup": warmup / steps, "final": final},
            "top": top,
            "rates": warmup_cosine(top, steps, warmup, final),
        }
        for top, steps, warmup, final in [(0.01, 20, 5, 0.1), (1, 12, 0, 0), (0.003, 15, 3, 0)]
    ] + [
        {
            "schedule": {
                "type": "oneCycle",
                "warmup": pct_start,
                "initial": 1 / div_factor,
                "final": 1 / div_factor / final_div_factor,
            },
            "top": top,
            "rates": one_cycle(top, steps, pct_start, div_factor, final_div_factor),
        }
        for top, steps, pct_start, div_factor, final_div_factor in [
            (0.01, 20, 0.3, 25, 1e4),
            (1, 23, 0.25, 10, 100),
            (0.5, 10, 0.05, 25, 1e4),
        ]
    ]

    golden = {
        "generator": {"command": "KERAS_BACKEND=jax python tools/keras/optimizers.py", "versions": versions()},
        "comment": "weights: after each step, in float32; schedules: the rate of each step, oneCycle in float64 by the "
        "published formula, warmupCosine in float32 by Keras",
        "decays": [1] * KERNEL + [0] * BIAS,
        "initial": short(initial),
        "learningRates": rates,
    }
    # One row a line, so that a change can be read in a diff.
    text = json.dumps(golden, indent=1)[:-2] + ',\n "gradients": ' + rows([short(g) for g in gradients], 2)
    text += ',\n "optimizers": [\n' + ",\n".join(
        f'  {{"name": {json.dumps(case["name"])}, "options": {json.dumps(case["options"])}, "weights": '
        + rows(case["weights"], 3) + "}"
        for case in optimizers
    )
    text += '\n ],\n "schedules": ' + rows(schedules, 2) + "\n}\n"
    json.loads(text)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {len(optimizers)} optimizers, {len(schedules)} schedules")


def rows(values: list, indent: int) -> str:
    return "[\n" + ",\n".join(" " * indent + json.dumps(value) for value in values) + "\n" + " " * (indent - 1) + "]"


if __name__ == "__main__":
    main()
