"""The register of the sheets that were made: by it an older sheet that comes back is known."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from toolkit.grading.cells import cell
from toolkit.grading.csv_table import read_table
from toolkit.grading.sheet import VERSION_KEY, Sheet

ISSUED = "issued.csv"
"""Its name, in the folder of the sheets; it is for staff alone."""
KEYS = ("rubric", "team", "grader", "round")
"""What tells which sheet a version is of."""
COLUMNS = ("file", *KEYS, VERSION_KEY)

SheetKey = tuple[str, ...]
"""The values of `KEYS`, as texts."""


def register(made: Iterable[tuple[str, Sheet]], former: Path) -> bytes:
    """The register as CSV, a row for each sheet, by file.

    Rows of a former run stay where no sheet of theirs was made anew.

    Args:
        made: each sheet with its file.
        former: the register of a former run, which need not be there.

    Raises:
        InputError: the former register cannot be read.
        TableError: it is not one.
    """
    rows = {(file, sheet_key(dict(sheet.heading))): sheet.version for file, sheet in made}
    versions = {key: version for (_, key), version in rows.items()}
    for file, key, version in _rows(former) if former.exists() else ():
        if versions.get(key, version) == version:
            rows.setdefault((file, key), version)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for (file, key), version in sorted(rows.items()):
        writer.writerow([cell(each) for each in (file, *key, version)])
    return out.getvalue().encode("utf-8", "replace")


def read_issued(paths: Iterable[Path]) -> Mapping[SheetKey, frozenset[str]]:
    """The versions of each sheet in some registers; more than one where these differ.

    Raises:
        InputError: a file cannot be read.
        TableError: a file is no register.
    """
    found: dict[SheetKey, frozenset[str]] = {}
    for path in paths:
        for _, key, version in _rows(path):
            found[key] = found.get(key, frozenset()) | {version}
    return found


def sheet_key(heading: Mapping[str, str]) -> SheetKey:
    """Which sheet a heading is of."""
    return tuple(heading.get(key, "") for key in KEYS)


def _rows(path: Path) -> Iterable[tuple[str, SheetKey, str]]:
    for row in read_table(
        path, COLUMNS, ("rubric", "team", VERSION_KEY), what="register of sheets"
    ):
        yield row["file"], tuple(row[key] for key in KEYS), row[VERSION_KEY]
