"""What takes longer than a check: watching a draft, a class's sheets made and collected."""

import shutil
import subprocess
import time
from pathlib import Path
from statistics import median

from tests.bench.commands import DRAFTSMITH, TEMPLATE, Command
from tests.bench.measure import Run, environment, once, typical

TEAMS = 60
SHEETS = 300
_SEED = 453
_SAVES = 15
_LONGEST_S = 60.0
_LOOK_S = 0.001
_BETWEEN_SAVES_S = 0.3
_FAULT = "\nTODO: say more.\n"
"""Put in and taken out again: a report that says the same is not written anew."""


def watched(folder: Path) -> float:
    """Median seconds from the saving of a section to the new report of ``check --watch``."""
    report, section = folder.with_name("report.txt"), folder / "sections" / "conclusions.tex"
    text = section.read_text(encoding="utf-8")
    watching = [DRAFTSMITH, "check", ".", "--watch", "--output", str(report)]
    process = subprocess.Popen(
        watching,
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(report, 0)
        found = []
        for number in range(_SAVES):
            time.sleep(_BETWEEN_SAVES_S)
            before = report.stat().st_mtime_ns
            start = time.perf_counter()
            section.write_text(text if number % 2 else text + _FAULT, encoding="utf-8")
            _wait_for(report, before)
            found.append(time.perf_counter() - start)
    finally:
        process.kill()
        process.wait()
        section.write_text(text, encoding="utf-8")
    return median(found)


def _wait_for(report: Path, before: int) -> None:
    """Return once the report was written after ``before``, a time of the file system in ns."""
    last = time.monotonic() + _LONGEST_S
    while not (report.exists() and report.stat().st_mtime_ns > before):
        if time.monotonic() > last:
            raise TimeoutError(f"no report of the watched draft in {_LONGEST_S:g} s")
        time.sleep(_LOOK_S)


def sheets(pdf: Path, folder: Path) -> Run:
    """Score sheets for 60 teams and one grader, with the evidence of a check of each PDF."""
    submissions = folder / "submissions"
    submissions.mkdir(parents=True)
    rows = ["team,name"]
    for number in range(1, TEAMS + 1):
        shutil.copy2(pdf, submissions / f"team-{number}.pdf")
        rows += [f"team-{number},Member {number}{letter}" for letter in "ABC"]
    (folder / "roster.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    typed = (
        *(DRAFTSMITH, "sheets", TEMPLATE, "--roster", "roster.csv"),
        *("--submissions", "submissions", "--grader", "Ada Lovelace", "-o", "sheets"),
    )
    return once(Command("draftsmith sheets", typed, folder, 0))


def collected(folder: Path, rounds: int) -> Run:
    """Median of collecting the 300 sheets of a term, in five formats, into grades and feedback."""
    # What this loads would be counted as the memory of each process that is started after it.
    from tests.grading.term import make_term
    from toolkit.course.loading import load_graded

    folder.mkdir(parents=True)
    course, rubrics = load_graded("stat453")
    known = {rubric.rubric.id: rubric for rubric in rubrics}
    graded = tuple(known[part.rubric] for part in course.parts)
    kinds = {part.rubric: part.kind for part in course.parts}
    made = make_term(folder, graded, _SEED, TEAMS, kinds)
    count = len(list(made.sheets.iterdir()))
    if count != SHEETS:
        raise RuntimeError(f"the term has {count} sheets, not {SHEETS}")
    typed = (
        *(DRAFTSMITH, "collect", "sheets"),
        *("--roster", "roster.csv", "--adjust", "adjust.csv"),
    )
    command = Command("draftsmith collect", typed, folder, 0)
    return typical(tuple(once(command) for _ in range(rounds)))
