"""Writes the two networks as ONNX files, with random weights, into the folder that is named."""

import os
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from specs import CLASSIC, EPSILON, SMALL_RES, glorot


class Graph:
    def __init__(self):
        self.random = np.random.default_rng(1)
        self.nodes, self.weights, self.last = [], [], "image"

    def add(self, kind, inputs=None, **options):
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs or [self.last], [name], **options))
        self.last = name
        return name

    def weight(self, values):
        name = f"weight_{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.asarray(values, np.float32), name))
        return name

    def conv(self, channels, filters, pads, bias):
        kernel = glorot(self.random, (3, 3, channels, filters)).transpose(3, 2, 0, 1)
        inputs = [self.last, self.weight(kernel)] + ([self.weight(np.zeros(filters))] if bias else [])
        return self.add("Conv", inputs, kernel_shape=[3, 3], pads=[pads] * 4)

    def normalization(self, filters):
        ones, zeros = np.ones(filters), np.zeros(filters)
        inputs = [self.last, *(self.weight(values) for values in (ones, zeros, zeros, ones))]
        return self.add("BatchNormalization", inputs, epsilon=EPSILON)

    def pool(self):
        return self.add("MaxPool", kernel_shape=[2, 2], strides=[2, 2])

    def dense(self, inputs):
        kernel = self.weight(glorot(self.random, (inputs, 10)))
        return self.add("Gemm", [self.last, kernel, self.weight(np.zeros(10))])

    def save(self, path):
        image = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", 1, 28, 28])
        logits = helper.make_tensor_value_info(self.last, TensorProto.FLOAT, ["n", 10])
        graph = helper.make_graph(self.nodes, "tenpen-bench", [image], [logits], self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
        onnx.checker.check_model(model)
        onnx.save(model, path)


def classic():
    graph = Graph()
    channels = 1
    for filters in CLASSIC["filters"]:
        graph.conv(channels, filters, 0, True)
        graph.add("Relu")
        graph.pool()
        channels = filters
    graph.add("Flatten")
    graph.dense(25 * channels)
    return graph


def small_res():
    graph = Graph()
    channels = 1
    for block, filters in enumerate(SMALL_RES["filters"]):
        if block > 0:
            graph.pool()
        graph.conv(channels, filters, 1, False)
        graph.normalization(filters)
        start = graph.add("Relu")
        graph.conv(filters, filters, 1, False)
        graph.add("Add", [graph.normalization(filters), start])
        graph.add("Relu")
        channels = filters
    last = graph.last
    pooled = [graph.add(kind, [last]) for kind in ("GlobalAveragePool", "GlobalMaxPool")]
    graph.add("Concat", pooled, axis=1)
    graph.add("Flatten")
    graph.dense(2 * channels)
    return graph


os.makedirs(sys.argv[1], exist_ok=True)
classic().save(os.path.join(sys.argv[1], "classic.onnx"))
small_res().save(os.path.join(sys.argv[1], "small-res.onnx"))
