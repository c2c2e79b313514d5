"""A perceptron with one hidden layer, its gradient, and training by mini-batches."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

Array = np.ndarray

RATE = 0.02  # learning rate
MOMENTUM = 0.9
BATCH = 50  # images in a mini-batch


@dataclass(frozen=True)
class Perceptron:
    """Weights and biases: of the hidden layer ``w`` and ``b``, of the output ``v`` and ``c``."""

    w: Array  # (inputs, hidden)
    b: Array  # (hidden,)
    v: Array  # (hidden, classes)
    c: Array  # (classes,)

    def logits(self, x: Array) -> Array:
        """The scores of the images ``x``, shape (count, inputs), before the softmax."""
        return np.maximum(x @ self.w + self.b, 0.0) @ self.v + self.c


def initial(inputs: int, hidden: int, classes: int, rng: np.random.Generator) -> Perceptron:
    """Gaussian weights of variance 2 / fan-in (He et al., 2015), biases zero."""
    return Perceptron(
        w=rng.normal(0.0, np.sqrt(2.0 / inputs), (inputs, hidden)),
        b=np.zeros(hidden),
        v=rng.normal(0.0, np.sqrt(2.0 / hidden), (hidden, classes)),
        c=np.zeros(classes),
    )


def softmax(logits: Array) -> Array:
    """Probabilities of the classes, shape (count, classes)."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def loss(logits: Array, labels: Array) -> float:
    """The mean cross-entropy in nats."""
    chosen = softmax(logits)[np.arange(labels.size), labels]
    return float(-np.log(np.maximum(chosen, 1e-300)).mean())


def gradient(net: Perceptron, x: Array, labels: Array, decay: float) -> Perceptron:
    """The gradient of the mean cross-entropy plus ``decay / 2`` times the squared weights."""
    hidden = np.maximum(x @ net.w + net.b, 0.0)
    error = softmax(hidden @ net.v + net.c)
    error[np.arange(labels.size), labels] -= 1.0
    error /= labels.size
    back = (error @ net.v.T) * (hidden > 0.0)
    return Perceptron(
        w=x.T @ back + decay * net.w,
        b=back.sum(axis=0),
        v=hidden.T @ error + decay * net.v,
        c=error.sum(axis=0),
    )


def epochs(
    net: Perceptron, x: Array, labels: Array, decay: float, rng: np.random.Generator
) -> Iterator[Perceptron]:
    """The network after each pass over the images, without end; the one given is left as it is."""
    speed = [np.zeros_like(part) for part in _parts(net)]
    while True:
        order = rng.permutation(labels.size)
        for batch in np.split(order, range(BATCH, labels.size, BATCH)):
            slope = gradient(net, x[batch], labels[batch], decay)
            speed = [MOMENTUM * s - RATE * g for s, g in zip(speed, _parts(slope), strict=True)]
            net = Perceptron(*(p + s for p, s in zip(_parts(net), speed, strict=True)))
        yield net


def _parts(net: Perceptron) -> tuple[Array, Array, Array, Array]:
    """The four arrays of a network, in the order of its fields."""
    return net.w, net.b, net.v, net.c
