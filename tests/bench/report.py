"""The typical report that is timed: 80 KB of LaTeX, 30 KB of bibliography and a PDF of 1 MB.

It is `examples/report` with more of its own results in it: a plot of every seed, a table of its
runs, a scan, and as many works, each of them cited, as a bibliography of that size holds.
"""

import csv
import shutil
import struct
import subprocess
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "report"
TEX_BYTES = 80_000
BIB_BYTES = 30_000
SCAN_PIXELS = 1100, 600
"""Noise of one byte a pixel, which nothing compresses."""

RUNS = 40
"""Rows of the table: half a page of them."""

WORK = r"""
@article{{work{number},
  author  = {{Lovelace, Ada and Babbage, Charles and Somerville, Mary}},
  title   = {{Observations of Learning Machines, Part {number}}},
  journal = {{Journal of Computing Engines}},
  volume  = {{{number}}},
  number  = {{4}},
  pages   = {{{number}01--{number}12}},
  year    = {{2012}},
}}
"""
FLOATS = r"""
Figure~\ref{fig:seeds} shows every seed, Table~\ref{tab:runs} every run
and Figure~\ref{fig:scan} our notes.

\begin{figure}[t]
  \centering
  \input{figures/seeds}
  \caption{Test accuracy of every seed by epoch at $\eta=0.4$, drawn by our own code.}
  \label{fig:seeds}
\end{figure}

\begin{figure}[t]
  \centering
  \includegraphics[width=\linewidth]{figures/scan}
  \caption{Our own notes on the experiment, scanned at one grey value for each pixel.}
  \label{fig:scan}
\end{figure}

\begin{table*}[t]
  \centering
  \caption{Runs by share of corrupted labels, weight decay and seed, with what came of each.}
  \label{tab:runs}
  \resizebox{\linewidth}{!}{\input{tables/runs}}
\end{table*}
"""


def write_report(folder: Path) -> None:
    """Write the sources of the report."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("report.*"))
    shutil.copy2(EXAMPLE / "report.tex", folder)
    works = _works(BIB_BYTES - (folder / "references.bib").stat().st_size)
    _append(folder / "references.bib", "".join(works.values()))
    _append(
        folder / "sections/related-work.tex", f"\nOthers came before~\\cite{{{','.join(works)}}}.\n"
    )
    _append(folder / "sections/results-discussion.tex", FLOATS)
    _append(folder / "metadata.tex", "\\usepackage{tikz}\n")
    (folder / "figures/scan.png").write_bytes(_noise(*SCAN_PIXELS))
    (folder / "tables/runs.tex").write_text("\n".join(_table()), encoding="utf-8")
    room = TEX_BYTES - sum(path.stat().st_size for path in folder.rglob("*.tex"))
    (folder / "figures/seeds.tex").write_text("\n".join(_plot(room)), encoding="utf-8")


def build_report(folder: Path) -> None:
    """Have LaTeX make the PDF, with all that it leaves beside it."""
    subprocess.run(["latexmk"], cwd=folder, capture_output=True, check=True)


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _works(size: int) -> dict[str, str]:
    """Entries that fill so many bytes, by key."""
    length = len(WORK.format(number=10))
    return {f"work{n}": WORK.format(number=n) for n in range(10, 10 + size // length)}


def _results(name: str) -> Iterator[list[str]]:
    """The rows of one of the example's tables of results, without its heading."""
    with (EXAMPLE / "code/results" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from islice(csv.reader(file), 1, None)


def _table() -> Iterator[str]:
    """The rows of a table of runs, every figure of them as mathematics."""
    rows = [[cell for cell in row if cell[:1].isdigit()] for row in _results("runs")]
    yield rf"\begin{{tabular}}{{@{{}}{'r' * max(map(len, rows))}@{{}}}}"
    for row in rows[:RUNS]:
        yield " & ".join(f"${cell}$" for cell in row) + r" \\"
    yield r"\end{tabular}"


def _plot(size: int) -> Iterator[str]:
    """A picture of the curves, of so many bytes: a path for each seed, at most 100 epochs long."""
    yield r"\begin{tikzpicture}[x=0.8mm, y=40mm]"
    for place in (4, 5):  # the columns of the accuracy and of what is memorised
        for row in _results("curves"):
            x, y = row[3], row[place]
            line = rf"  \draw[gray] plot coordinates {{({x},{y})" if x == "1" else f"    ({x},{y})"
            size -= len(line) + 1
            if x == "1" and size < 0:
                yield r"\end{tikzpicture}"
                return
            yield line + "};" if x == "100" else line


def _noise(width: int, height: int) -> bytes:
    """A PNG of grey noise, the same every time."""
    dots = Random(0)
    rows = b"".join(b"\0" + dots.randbytes(width) for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
