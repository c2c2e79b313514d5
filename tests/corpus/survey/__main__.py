"""Surveys documents that nobody here wrote: ``python -m tests.corpus.survey FOLDER``.

Each subfolder of FOLDER is one project. Nothing in it is changed.
"""

import argparse
import pickle
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.corpus.survey.documents import documents
from tests.corpus.survey.surveyed import Surveyed, survey
from tests.corpus.survey.tables import tables


def main() -> None:
    """Survey every document and print the tables."""
    chosen = _arguments()
    chosen.keep.mkdir(parents=True, exist_ok=True)
    paths = list(documents(chosen.folder, chosen.each))
    with ProcessPoolExecutor(chosen.jobs) as pool:
        work = partial(_kept, chosen)
        every = []
        for number, each in enumerate(pool.map(work, paths), 1):
            every.append(each)
            print(f"{number}/{len(paths)} {each.name}", file=sys.stderr)
    print(*tables(every), sep="\n")


def _kept(chosen: argparse.Namespace, path: Path) -> Surveyed:
    """The survey of one document, from an earlier run where it was kept."""
    name = path.relative_to(chosen.folder).as_posix()
    kept = chosen.keep / f"{name.replace('/', '__')}.pickle"
    if kept.is_file():
        return pickle.loads(kept.read_bytes())
    found = survey(path, name, chosen.template, with_build=not chosen.source_only)
    kept.write_bytes(pickle.dumps(found))
    if found.pdf is not None:
        kept.with_suffix(".pdf").write_bytes(found.pdf)
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="holds a folder for each project")
    parser.add_argument("--keep", type=Path, required=True, help="for results and PDFs")
    parser.add_argument("--each", type=int, default=1, help="documents of one project (1)")
    parser.add_argument("--jobs", type=int, default=2, help="at a time (2)")
    parser.add_argument("--source-only", action="store_true", help="build nothing")
    parser.add_argument("--template", default="stat453/report", help="to see its noise")
    return parser.parse_args()


if __name__ == "__main__":
    main()
