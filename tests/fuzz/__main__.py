"""Runs the fuzz at length: ``python -m tests.fuzz --inputs 20000 --seed 1 [--reader tex]``."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.fuzz.campaign import campaign
from tests.fuzz.targets import TARGETS


def arguments() -> argparse.Namespace:
    """What was typed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000, help="for each reader")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--begin", type=int, default=0, help="number of the first input")
    parser.add_argument("--reader", action="append", choices=sorted(TARGETS), help="only this one")
    parser.add_argument("--keep", type=Path, help="folder for inputs that fail")
    return parser.parse_args()


def main() -> int:
    """Run, print a line for each reader, keep what fails; 1 where something did."""
    asked = arguments()
    keep = asked.keep or Path(tempfile.gettempdir(), "draftsmith-fuzz")
    numbers = range(asked.begin, asked.begin + asked.inputs)
    failed = False
    for name in asked.reader or TARGETS:
        outcome = campaign(name, asked.seed, numbers)
        count = len(outcome.failures)
        print(f"{name:12} {outcome.tried:7} inputs {outcome.seconds:7.0f} s {count:4} failed")
        for failure in outcome.failures:
            keep.mkdir(parents=True, exist_ok=True)
            path = keep / f"{name}-{asked.seed}-{failure.number}"
            path.write_bytes(failure.data)
            print(f"  {path}: {failure.why}")
        sys.stdout.flush()
        failed = failed or bool(count)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
