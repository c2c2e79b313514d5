"""Times draftsmith beside its peers and prints Markdown: ``python -m tests.bench``."""

import argparse
import os
import platform
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import commands, longer, scanner, startup
from tests.bench.figures import Figure, table
from tests.bench.measure import ROUNDS, Run, Runs, ratio, side_by_side, together, typical
from tests.bench.report import build_report, write_report

MS = 1000
_SHORTEST_SHOWN_MS = 0.1


def main() -> None:
    """Measure everything once, and print it as it comes."""
    options = _options()
    with TemporaryDirectory() as name:
        folder = Path(name)
        source, whole = folder / "source" / "report", folder / "whole" / "report"
        write_report(source)
        shutil.copytree(source, whole)
        build_report(whole)
        asked = [
            *commands.ours(source, whole),
            *commands.theirs(source, whole, options.aclpubcheck),
        ]
        here = [command for command in asked if command.is_installed]
        missing = [command.name for command in asked if command not in here]
        runs = side_by_side(here, options.rounds)
        scans, watched = scanner.scans(), longer.watched(whole)
        collected = longer.collected(folder / "term", options.rounds)
        figures = [*_figures(runs, scans, watched), _of_term(collected)]
        print(_machine(options.rounds), "", *table(figures), "", sep="\n")
        print(
            *_processes(runs), "", f"Not installed: {', '.join(missing) or 'none'}.", "", sep="\n"
        )
        print(*_scanner(scans), "", *_imports(startup.imports(source)), "", sep="\n", flush=True)
        sheets = longer.sheets(whole / "report.pdf", folder / "class")
        print(f"Sheets of {longer.TEAMS} teams, each PDF checked: {sheets.taken:.1f} s.")
        worked, memory = f"{collected.worked:.1f} s of a processor", f"{collected.memory:.0f} MB"
        print(f"Collecting {longer.SHEETS}: {worked}, {memory}.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="counted turns of each command")
    parser.add_argument("--aclpubcheck", default="aclpubcheck", help="where that program is")
    return parser.parse_args()


def _machine(rounds: int) -> str:
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    return f"Python {platform.python_version()}, {system}, {rounds} rounds."


def _figures(runs: Mapping[str, Runs], scans: Mapping[int, float], watched: float) -> list[Figure]:
    source, whole = runs[commands.SOURCE], runs[commands.WHOLE]
    peers = _peers(runs)
    acl = runs.get(commands.ACL)
    memory = max(typical(each).memory for each in (source, whole))
    return [
        Figure(commands.SOURCE, 120, typical(source).taken * MS, "ms"),
        Figure("the same to " + _PEERS, 1, ratio(source, peers) if peers else None, "×"),
        Figure(commands.WHOLE, 300, typical(whole).taken * MS, "ms"),
        Figure("aclpubcheck to the same", 10, ratio(acl, whole) if acl else None, "×", True),
        Figure(commands.HELP, 100, typical(runs[commands.HELP]).taken * MS, "ms"),
        Figure("draftsmith check, most memory", 120, memory, "MB"),
        Figure("check --watch, from save to report", 100, watched * MS, "ms"),
        Figure("scanner, 100 KB, at the slowest size", 40, max(scans.values()) * MS, "ms"),
        Figure("scanner, power of the size it grows with", 1.2, scanner.growth(scans), ""),
    ]


def _of_term(collected: Run) -> Figure:
    name = f"draftsmith collect, {longer.SHEETS} sheets in five formats"
    return Figure(name, 5, collected.taken, "s")


_PEERS = " + ".join(commands.PEERS)


def _peers(runs: Mapping[str, Runs]) -> Runs | None:
    """The three peers run one after the other; None where one is not installed."""
    if not all(name in runs for name in commands.PEERS):
        return None
    return together([runs[name] for name in commands.PEERS])


def _processes(runs: Mapping[str, Runs]) -> Iterator[str]:
    """A line for each process: its medians, how often the source check's time, most memory."""
    yield f"| {'whole process':40} | {'ms':>5} | {'ratio':>5} | {'CPU ms':>6} | {'MB':>4} |"
    yield f"|{'-' * 42}|{'-' * 6}:|{'-' * 6}:|{'-' * 7}:|{'-' * 5}:|"
    peers = _peers(runs)
    for name, each in {**runs, **({_PEERS: peers} if peers else {})}.items():
        run, times = typical(each), ratio(each, runs[commands.SOURCE])
        yield (
            f"| {name:40} | {run.taken * MS:5.0f} | {times:5.2f} | {run.worked * MS:6.0f} "
            f"| {run.memory:4.0f} |"
        )


def _scanner(scans: Mapping[int, float]) -> Iterator[str]:
    """A line for each size of source: ms for every 100 KB of it."""
    yield "| scanner, source of | ms per 100 KB |"
    yield "|-------------------:|--------------:|"
    for size, taken in scans.items():
        yield f"| {size:>15} KB | {taken * MS:13.1f} |"


def _imports(found: Mapping[str, tuple[int, float]]) -> Iterator[str]:
    """A line for each package and room that a check of the source imports."""
    yield "| imported by a check | modules |   ms |"
    yield "|---------------------|--------:|-----:|"
    for name, (modules, taken) in found.items():
        if taken >= _SHORTEST_SHOWN_MS:
            yield f"| {name:19} | {modules:7} | {taken:4.1f} |"
    modules, taken = (sum(column) for column in zip(*found.values(), strict=True))
    yield f"| {'all':19} | {modules:7} | {taken:4.1f} |"


main()
