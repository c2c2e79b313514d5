"""Does one thing to many values at once, where most of the time goes into programs of their own."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def at_once(make: Callable[[Given], Made], values: Iterable[Given]) -> Iterator[Made]:
    """What comes of each value, in their order; as many at a time as the machine has cores.

    The first error of any is raised, and what was not begun is left.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(make, values)
