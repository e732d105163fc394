"""Answers the benchmark's commands, a JSON object a line, with the rival named by the first argument."""

import importlib
import json
import os
import resource
import sys
import time

import numpy as np


def load():
    folder = os.environ["TENPEN_BENCH_DATA"]
    images = np.fromfile(os.path.join(folder, "images.bin"), np.uint8).reshape(-1, 28, 28)
    return images.astype(np.float32) / 255, np.fromfile(os.path.join(folder, "labels.bin"), np.uint8).astype(np.int64)


def batches(images, labels, size):
    """Shuffled batches without end, as a training loop takes them."""
    random = np.random.default_rng(1)
    while True:
        order = random.permutation(len(images))
        for start in range(0, len(images) - size + 1, size):
            chosen = order[start : start + size]
            yield images[chosen], labels[chosen]


def train(rival, command, images, labels):
    step = rival.trainer(command["spec"], command["batch"])
    source = batches(images, labels, command["batch"])
    warm = time.perf_counter()
    steps = 0
    while steps < 3 or time.perf_counter() - warm < command["seconds"] / 4:
        step(*next(source))
        steps += 1
    rival.wait()
    start = time.perf_counter()
    steps = 0
    while steps == 0 or time.perf_counter() - start < command["seconds"]:
        step(*next(source))
        steps += 1
    rival.wait()
    return {"imagesPerSecond": steps * command["batch"] / (time.perf_counter() - start)}


def latency(rival, command, images):
    predict = rival.predictor(command["spec"], 1)
    times = []
    for i in range(command["warm"] + command["runs"]):
        one = images[i % len(images)][None]
        start = time.perf_counter()
        predict(one)
        times.append((time.perf_counter() - start) * 1e6)
    return {"microseconds": times[command["warm"] :]}


def bulk(rival, command, images):
    predict = rival.predictor(command["spec"], command["count"])
    many = images[: command["count"]]
    for _ in range(2):
        predict(many)
    runs = 0
    start = time.perf_counter()
    while runs == 0 or time.perf_counter() - start < command["seconds"]:
        predict(many)
        runs += 1
    return {"imagesPerSecond": runs * command["count"] / (time.perf_counter() - start)}


def main():
    threads = int(os.environ["TENPEN_BENCH_THREADS"])
    rival = importlib.import_module(sys.argv[1]).Rival(threads, sys.argv[2:])
    images, labels = load()
    # What a library prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin:
        command = json.loads(line)
        try:
            if command["task"] == "train":
                answer = train(rival, command, images, labels)
            elif command["task"] == "latency":
                answer = latency(rival, command, images)
            else:
                answer = bulk(rival, command, images)
            # Kilobytes on Linux.
            answer["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        except Exception as error:  # noqa: BLE001 - the benchmark shows whatever went wrong
            answer = {"error": f"{type(error).__name__}: {error}".splitlines()[0][:200]}
        print(json.dumps(answer), file=answers, flush=True)


main()
