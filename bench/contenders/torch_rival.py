"""PyTorch: plain, or with `channels-last` (and fused Adam), or with `compile`."""

import torch
from specs import CLASSIC, EPSILON, LEARNING_RATE, SMALL_RES
from torch import nn
from torch.nn import functional


class Residual(nn.Module):
    """Two convolutions with normalisation; the second one's result is added to the first one's."""

    def __init__(self, channels, filters):
        super().__init__()
        self.first = nn.Conv2d(channels, filters, 3, padding=1, bias=False)
        self.first_norm = nn.BatchNorm2d(filters, eps=EPSILON)
        self.second = nn.Conv2d(filters, filters, 3, padding=1, bias=False)
        self.second_norm = nn.BatchNorm2d(filters, eps=EPSILON)

    def forward(self, x):
        start = functional.relu(self.first_norm(self.first(x)), inplace=True)
        return functional.relu(self.second_norm(self.second(start)) + start, inplace=True)


class SmallRes(nn.Module):
    def __init__(self):
        super().__init__()
        a, b, c = SMALL_RES["filters"]
        self.blocks = nn.ModuleList([Residual(1, a), Residual(a, b), Residual(b, c)])
        self.dropout = nn.Dropout(SMALL_RES["dropout"])
        self.dense = nn.Linear(2 * c, 10)

    def forward(self, x):
        x = functional.max_pool2d(self.blocks[0](x), 2)
        x = functional.max_pool2d(self.blocks[1](x), 2)
        x = self.blocks[2](x)
        return self.dense(self.dropout(torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1)))


def classic():
    a, b = CLASSIC["filters"]
    return nn.Sequential(
        nn.Conv2d(1, a, 3), nn.ReLU(inplace=True), nn.MaxPool2d(2),
        nn.Conv2d(a, b, 3), nn.ReLU(inplace=True), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(CLASSIC["dropout"]), nn.Linear(25 * b, 10),
    )  # fmt: skip


class Rival:
    def __init__(self, threads, options):
        torch.set_num_threads(threads)
        torch.manual_seed(1)
        self.channels_last = "channels-last" in options
        self.compile = "compile" in options
        self.made = {}

    def wait(self):
        pass

    def model(self, spec):
        model = classic() if spec == "classic" else SmallRes()
        return model.to(memory_format=torch.channels_last) if self.channels_last else model

    def tensor(self, images):
        x = torch.from_numpy(images)[:, None]
        return x.contiguous(memory_format=torch.channels_last) if self.channels_last else x

    def trainer(self, spec, batch):
        if ("train", spec, batch) in self.made:
            return self.made["train", spec, batch]
        model = self.model(spec).train()
        optimizer = torch.optim.Adam(model.parameters(), LEARNING_RATE, fused=self.channels_last)
        run = torch.compile(model) if self.compile else model

        def step(images, labels):
            optimizer.zero_grad(set_to_none=True)
            functional.cross_entropy(run(self.tensor(images)), torch.from_numpy(labels)).backward()
            optimizer.step()

        self.made["train", spec, batch] = step
        return step

    def predictor(self, spec, count):
        if ("predict", spec, count) in self.made:
            return self.made["predict", spec, count]
        model = self.model(spec).eval()
        run = torch.compile(model) if self.compile else model

        def predict(images):
            with torch.inference_mode():
                return run(self.tensor(images)).argmax(1).numpy()

        self.made["predict", spec, count] = predict
        return predict
