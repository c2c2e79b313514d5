"""Ten pen-drawn digits, bent and smudged at random: the data set, made here and nowhere else."""

import numpy as np

Array = np.ndarray

SIDE = 12  # pixels along one side of an image
CLASSES = 10

# Each digit is one pen line through these points; x runs right and y runs down, both in [0, 1].
STROKES: tuple[tuple[tuple[float, float], ...], ...] = (
    ((0.5, 0.1), (0.25, 0.3), (0.25, 0.7), (0.5, 0.9), (0.75, 0.7), (0.75, 0.3), (0.5, 0.1)),
    ((0.35, 0.25), (0.55, 0.1), (0.55, 0.9)),
    ((0.28, 0.3), (0.5, 0.1), (0.72, 0.3), (0.28, 0.9), (0.75, 0.9)),
    ((0.28, 0.15), (0.7, 0.15), (0.48, 0.45), (0.72, 0.68), (0.5, 0.9), (0.27, 0.8)),
    ((0.65, 0.9), (0.65, 0.1), (0.25, 0.6), (0.8, 0.6)),
    ((0.72, 0.1), (0.32, 0.1), (0.3, 0.45), (0.68, 0.5), (0.68, 0.8), (0.28, 0.88)),
    ((0.65, 0.1), (0.32, 0.45), (0.28, 0.8), (0.6, 0.9), (0.72, 0.65), (0.32, 0.6)),
    ((0.25, 0.1), (0.75, 0.1), (0.42, 0.9)),
    ((0.5, 0.48), (0.28, 0.28), (0.5, 0.1), (0.72, 0.28), (0.28, 0.72), (0.5, 0.9), (0.72, 0.72),
     (0.5, 0.48)),
    ((0.7, 0.4), (0.4, 0.45), (0.3, 0.22), (0.55, 0.1), (0.7, 0.3), (0.6, 0.9)),
)  # fmt: skip

TURN = 0.15  # standard deviation of the rotation, radians
SLANT = 0.15  # standard deviation of the shear
STRETCH = 0.08  # standard deviation of each axis' scale about 0.9
SHIFT = 0.04  # standard deviation of the shift, in image sides
TREMOR = 0.03  # standard deviation of each pen point, in image sides
PEN = (0.045, 0.075)  # least and most pen radius, in image sides
GRAIN = 0.24  # standard deviation of the noise on each pixel


def draw(count: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """Draw ``count`` images, shape (count, SIDE * SIDE), and their true labels, shape (count,)."""
    labels = rng.integers(CLASSES, size=count)
    images = np.stack([_image(np.array(STROKES[label]), rng) for label in labels])
    return images + rng.normal(0.0, GRAIN, images.shape), labels


def corrupt(labels: Array, share: float, rng: np.random.Generator) -> Array:
    """Replace each label, with probability ``share``, by one of the other classes at random."""
    hit = rng.random(labels.size) < share
    wrong = (labels + rng.integers(1, CLASSES, size=labels.size)) % CLASSES
    return np.where(hit, wrong, labels)


def _image(points: Array, rng: np.random.Generator) -> Array:
    """One image of the pen line through ``points``, flattened, ink between 0 and 1."""
    pen = rng.uniform(*PEN)
    distance = _distance(_bend(points, rng))
    return np.exp(-0.5 * (distance / pen) ** 2)


def _bend(points: Array, rng: np.random.Generator) -> Array:
    """Turn, slant, stretch and shift the line as a whole, after a tremor at each of its points."""
    turn = rng.normal(0.0, TURN)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    shear = np.array([[1.0, rng.normal(0.0, SLANT)], [0.0, 1.0]])
    scale = np.diag(0.9 + rng.normal(0.0, STRETCH, 2))
    trembling = points - 0.5 + rng.normal(0.0, TREMOR, points.shape)
    return trembling @ (rotation @ shear @ scale).T + 0.5 + rng.normal(0.0, SHIFT, 2)


def _distance(points: Array) -> Array:
    """The distance of every pixel's centre to the line, in image sides, shape (SIDE * SIDE,)."""
    ticks = (np.arange(SIDE) + 0.5) / SIDE
    pixels = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 1, 2)
    start, step = points[:-1], np.diff(points, axis=0)
    along = ((pixels - start) * step).sum(-1) / (step**2).sum(-1)
    nearest = start + np.clip(along, 0.0, 1.0)[..., None] * step
    return np.linalg.norm(pixels - nearest, axis=-1).min(axis=1)
