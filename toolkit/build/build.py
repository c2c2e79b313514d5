"""Builds a draft that nobody trusts: latexmk in a scratch copy, with bounds on use and reach."""

import codecs
import re
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from toolkit.build.cage import landlock_version
from toolkit.build.engine import Engine, choose_engine
from toolkit.build.fault import BuildError, bibliography_not_there, faults_of
from toolkit.build.fonts import can_be_made
from toolkit.build.installed import installed
from toolkit.build.limits import ENGINES, MB, Limits
from toolkit.build.run import Run, read_regular, run
from toolkit.build.scratch import copy_draft, scratch_folder
from toolkit.model.errors import InputError, SettingsError
from toolkit.readers.blg import read_blg
from toolkit.readers.log import Log, read_log

_HERE = Path(__file__).parent
_MARKS = "draftsmith-marks"
_MODE = {"pdflatex": "-pdf", "lualatex": "-pdflua", "xelatex": "-pdfxe"}
_REFUSED_IN_NAME = re.compile(r'[\x00-\x1f$%\\~"\x7f]|\A[-&]')
_NO_BIBLIOGRAPHY = re.compile(r"because I don't find the following files:\n\s*(.+)\n")
_SUMMARY = re.compile(r"Collected error summary.*\n\s*(.+)")
_NO_MEMORY = re.compile(
    "memory exhausted|not enough memory|out of memory|cannot allocate memory", re.IGNORECASE
)
_AUX_INPUT = re.compile(r"^\\@input\{([^{}\n]+)\}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to.

    Args:
        pdf: the document; None where the build failed or was stopped.
        aux: what LaTeX noted, chapters included in their place; with marks of where the parts of
            the document stand, ours where its own style writes none.
        log: of the last run of the engine.
        errors: what went wrong, the first cause first; none where the document was built.
        stopped: the limit that was hit, as the one error says it; empty where none was.
        engine: what was run, and why.
    """

    pdf: bytes | None
    aux: str
    log: Log
    errors: tuple[BuildError, ...]
    stopped: str
    engine: Engine

    @property
    def succeeded(self) -> bool:
        """Whether there is a PDF without an error."""
        return self.pdf is not None


def build(
    root: Path,
    main: str,
    *,
    top: Path | None = None,
    engine: str = "",
    trusted: bool = False,
    limits: Limits | None = None,
) -> Built:
    """Build a draft in a scratch copy of its folder; nothing else is written.

    No shell escape, no ``latexmkrc``, none of the user's environment; files outside the copy and
    the TeX installation cannot be opened.

    What the draft reads beside its folder, by names with ``..``, it finds where ``top`` is given
    and the system can confine it to the copy.

    Args:
        root: the draft's folder, in which LaTeX is run.
        main: the main file, from there.
        top: a folder above ``root``, all of which the draft may read; None for ``root`` alone.
        engine: one of ``ENGINES``; empty for what the draft asks for.
        trusted: run LuaLaTeX even where the system cannot confine what a document's Lua code does.
        limits: on time, memory and disk; None for the usual ones.

    Raises:
        InputError: there is no TeX, or the draft cannot be copied.
        SettingsError: there is no such engine.
    """
    chosen = _engine(root, main, engine)
    latexmk = _require(chosen, main, trusted)
    with scratch_folder() as folder:
        copy, home = folder / "draft", folder / "home"
        inner = root.resolve().relative_to((top or root).resolve())
        copy_draft(top or root, main, copy, inner)
        work = copy / inner
        if not (work / main).is_file():
            raise InputError(
                "there is no such file, or it is none to build", place=str(root / main)
            )
        _inject_marks(work, main)
        home.mkdir()
        settings = shutil.copyfile(_HERE / "latexmk.pl", home / "latexmk.pl")
        bounds = limits or Limits()
        opens_tmp = chosen.program == "lualatex"  # it writes a Type 1 font by C's tmpfile
        bounded = partial(
            run, work=copy, home=home, limits=bounds, inner=inner, opens_tmp=opens_tmp
        )

        def made(*options: str, makes_fonts: bool) -> Built:
            command = (latexmk, "-norc", "-r", str(settings), *options, main)
            return _built(work, main, chosen, bounded(command, makes_fonts=makes_fonts), bounds)

        mode = _MODE[chosen.program]
        first = made(mode, makes_fonts=False)
        again = not first.stopped and can_be_made(first.log, work)
        return made("-g", mode, makes_fonts=True) if again else first


def _engine(root: Path, main: str, named: str) -> Engine:
    if not named:
        return choose_engine(root, main)
    if named not in ENGINES:
        listed = ", ".join(ENGINES)
        raise SettingsError(f"there is no engine {named}", hint=f"choose one of {listed}")
    return Engine(named, "it was named")


def _require(engine: Engine, main: str, trusted: bool) -> str:
    """The path of latexmk, once all is there that a build needs."""
    latexmk = installed("latexmk", engine.program)
    installed(engine.program, engine.program)
    if engine.program == "lualatex" and not trusted and not landlock_version():
        raise InputError(
            "this system cannot confine what a document's Lua code does",
            place=main,
            hint="if you trust the draft, name the engine: --engine lualatex",
        )
    if _REFUSED_IN_NAME.search(main):
        raise InputError("latexmk builds no file of this name", place=main, hint="rename it")
    return latexmk


def _inject_marks(work: Path, main: str) -> None:
    """Load our marks at the very start, on the first line, so that no line changes its number."""
    source = (work / main).read_bytes()
    if b"\\documentclass" not in source:
        return
    bom = codecs.BOM_UTF8 if source.startswith(codecs.BOM_UTF8) else b""
    load = f"\\RequirePackage{{{_MARKS}}}".encode()
    (work / main).write_bytes(bom + load + source.removeprefix(bom))
    shutil.copyfile(_HERE / "marks.sty", work / f"{_MARKS}.sty")


def _built(work: Path, main: str, engine: Engine, outcome: Run, limits: Limits) -> Built:
    """What the scratch folder holds once latexmk has ended."""
    stem = work / Path(main).stem
    log = read_log(_text(stem, ".log"))
    aux = _aux(work, stem)
    if stopped := _out_of_memory(log, outcome, limits):
        return Built(None, aux, log, (BuildError(stopped),), stopped, engine)
    pdf = read_regular(Path(f"{stem}.pdf"))
    if outcome.exit_code == 0 and pdf and not outcome.stopped:
        return Built(pdf, aux, log, (), "", engine)
    errors = faults_of(work, main, log, read_blg(_text(stem, ".blg")))
    if stopped := outcome.stopped:
        return Built(None, aux, log, (*errors, BuildError(stopped)), stopped, engine)
    return Built(None, aux, log, errors or (_unexplained(stem, log, outcome),), "", engine)


def _out_of_memory(log: Log, outcome: Run, limits: Limits) -> str:
    """The line on the limit of memory that the system holds a program to; empty in other cases."""
    said = (outcome.output, *(error.message for error in log.errors))
    if outcome.exit_code == 0 or not any(_NO_MEMORY.search(each) for each in said):
        return ""
    return f"stopped at {limits.memory // MB:,} MB of memory: the document asked for more"


def _unexplained(stem: Path, log: Log, outcome: Run) -> BuildError:
    """What went wrong where neither TeX nor BibTeX says so."""
    if absent := _NO_BIBLIOGRAPHY.search(outcome.output):
        return bibliography_not_there(absent[1])
    if Path(f"{stem}.bcf").is_file() and shutil.which("biber") is None:
        return BuildError("biber is not installed", hint="install it; on Debian: apt install biber")
    if log.output_pages is None and log.engine and not log.errors:
        return BuildError("the document has no pages", hint=r"put text after \begin{document}")
    if log.rerun:
        hint = "look for a page number or reference that changes what it refers to"
        return BuildError("page numbers or references change with every run", hint=hint)
    said = _SUMMARY.search(outcome.output)
    return BuildError(f"latexmk gave up: {said[1] if said else f'exit code {outcome.exit_code}'}")


def _aux(work: Path, stem: Path) -> str:
    """The .aux file with those of its chapters in their places."""
    return _AUX_INPUT.sub(lambda found: _text(work / found[1], ""), _text(stem, ".aux"))


def _text(stem: Path, ending: str) -> str:
    """What a program left in the scratch folder, as text."""
    path = Path(f"{stem}{ending}")
    return read_regular(path).decode("utf-8", "replace")
