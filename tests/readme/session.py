"""A session as the README shows it: commands behind ``$``, and under each what it prints."""

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LEFT_OUT = "[…]"
"""Stands for the rest of a line, or by itself for any number of lines."""

_STEP = "\x1e"


@dataclass(frozen=True, slots=True)
class Step:
    """A command, and the lines it is said to print."""

    command: str
    printed: tuple[str, ...]

    def fits(self, lines: Sequence[str]) -> bool:
        """Whether what the command printed is what is said."""
        said = "".join(map(_pattern, self.printed))
        return bool(re.fullmatch(said, "".join(f"{line}\n" for line in lines)))


def _pattern(line: str) -> str:
    if line == LEFT_OUT:
        return r"(?:[^\n]*\n)*"
    return r"[^\n]*".join(map(re.escape, line.split(LEFT_OUT))) + r"\n"


def steps(text: str) -> Iterator[Step]:
    """The steps of a block; a command goes on where its line ends in a backslash."""
    for part in re.split(r"^\$ ", text, flags=re.M)[1:]:
        command, *printed = re.sub(r"\\\n", "\0", part).splitlines()
        yield Step(command.replace("\0", "\\\n"), tuple(printed))


def run(
    every: Sequence[Step], folder: Path, environment: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """What each step prints, errors among it, when one shell runs them one after the other."""
    marked = (f"(code=$?; printf '{_STEP}'; exit $code)\n{step.command}\n" for step in every)
    shell = subprocess.run(
        ["bash"],
        input="".join(marked),
        cwd=folder,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    return [tuple(output.splitlines()) for output in shell.stdout.split(_STEP)[1:]]
