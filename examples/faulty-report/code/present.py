"""Turn the CSV files of ``experiment.py`` into the report's tables and figures.

Run ``python code/present.py`` from the report's folder: it reads ``code/results`` and writes
``tables/*.tex`` and ``figures/*.pdf``, the same bytes each time. It needs numpy and matplotlib.
"""

import argparse
from pathlib import Path

import figures
import matplotlib as mpl
import tables
from outcome import Outcome


def main() -> None:
    """Read the command line, then write every table and figure."""
    here = Path(__file__).parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--results", type=Path, default=here / "results")
    parser.add_argument("--to", type=Path, default=here.parent, help="the report's folder")
    options = parser.parse_args()
    outcome = Outcome(options.results)
    for folder in ("tables", "figures"):
        (options.to / folder).mkdir(parents=True, exist_ok=True)
    for name, make in tables.TABLES.items():
        (options.to / "tables" / f"{name}.tex").write_text(make(outcome), encoding="utf-8")
    with mpl.rc_context(figures.STYLE):
        for name, draw in figures.FIGURES.items():
            figures.save(draw(outcome), options.to / "figures" / f"{name}.pdf")


if __name__ == "__main__":
    main()
