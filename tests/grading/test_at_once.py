"""Many at a time: in order, and the first error is told."""

import threading
import time

import pytest

from toolkit.grading.at_once import at_once


def test_results_come_in_the_order_of_the_values() -> None:
    def slow(value: int) -> int:
        time.sleep(0.02 * (5 - value))
        return value * 2

    assert list(at_once(slow, range(5))) == [0, 2, 4, 6, 8]


def test_the_first_error_is_raised() -> None:
    def fails(value: int) -> int:
        raise ValueError(str(value))

    with pytest.raises(ValueError, match=r"^0$"):
        list(at_once(fails, range(5)))


def test_they_run_in_threads_of_their_own() -> None:
    names = set(at_once(lambda _: threading.current_thread().name, range(5)))
    assert threading.main_thread().name not in names
