"""What went wrong in a build, in plain words, each with its place in the draft."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import Path

from toolkit.build.run import read_regular
from toolkit.build.suggest import suggest_command, suggest_environment
from toolkit.build.wording import DRAFT_FOLDER, OUTSIDE, say
from toolkit.readers.blg import Blg, BlgMessage
from toolkit.readers.log import Log, LogError, missing_file
from toolkit.readers.tex import Source
from toolkit.readers.tex_read import packages_of

_MACRO_AT_END = re.compile(r"\\(?:[A-Za-z@]+|.)\s?\Z")
_NO_ENVIRONMENT = re.compile(r"Environment (\S+) undefined")
_AFTERMATH = ("Emergency stop", "Interruption", "(That makes 100 errors", "I found no")
_MADE_BY_TEX = (".aux", ".bcf", ".lof", ".lot", ".nav", ".out", ".toc")
_BIBITEM = re.compile(r"\\bibitem(?:\[[^\]]*\])?\s*\{([^}]+)\}|\\entry\{([^}]+)\}")
_NO_BIB = re.compile(r"I couldn't open (database|style) file (\S+?)(?:\.bib|\.bst)?$")
_ADD_IT = "add it, or correct its name"
_NOT_THERE = ("is not there", _ADD_IT)
_REPEATED = "Repeated entry"
_BAD_CROSSREF = re.compile(r'entry "([^"]+)" refers to entry "([^"]+)"')
_LEFT_OPEN = re.compile(r"\\begin\{[^}]*\} on input line (\d+) ended by")
_INSIDE = "Not in outer par mode"
_NO_BEGIN = "Missing \\begin{document}"
_RUNAWAY = re.compile(r"the argument of (\\\S+) ")
_NO_SOURCE = re.compile(r"Cannot find '([^']+)'")


@dataclass(frozen=True, slots=True)
class BuildError:
    """One thing that went wrong.

    Args:
        message: in plain words, lower case, no full stop.
        file: from the draft's root, with forward slashes; empty where it is not in the draft.
        line: from 1; 0 where none is known.
        hint: what to do about it; empty where nothing can be said.
        is_bibliography: whether BibTeX or biber complained, not TeX.
        absent: the file that was looked for and is not there, as it was named; empty for no such.
        said: what TeX, BibTeX or biber called it; does not count when two errors are compared.
    """

    message: str
    file: str = ""
    line: int = 0
    hint: str = ""
    is_bibliography: bool = False
    absent: str = ""
    said: str = field(default="", compare=False)


def faults_of(work: Path, main: str, log: Log, blg: Blg) -> tuple[BuildError, ...]:
    """The errors of a build, the first cause first; what follows from another is left out.

    Args:
        work: the folder that was built in.
        main: the main file, from there.
        log: of the last run of TeX.
        blg: of BibTeX or biber.
    """
    errors = tuple(_placed(log.errors))
    causes = list(_causes(errors))
    told = dict.fromkeys(
        replace(_of_tex(work, main, error), said=error.message) for error in causes or errors
    )
    complaints = [said for said in blg.errors if not said.message.startswith(_AFTERMATH)]
    bibliography = (_of_bibliography(work, said) for said in complaints or blg.errors)
    return (*_first_at_each_line(told), *bibliography)


def _causes(errors: Iterable[LogError]) -> Iterator[LogError]:
    """The errors without those that follow from another: a float in one that was left open."""
    every = tuple(errors)
    left_open = [int(found[1]) for each in every if (found := _LEFT_OPEN.search(each.message))]
    first = min(left_open, default=None)
    for error in every:
        is_inside = _INSIDE in error.message and first is not None and error.line > first
        if not is_inside and not error.message.startswith(_AFTERMATH):
            yield error


def _placed(errors: tuple[LogError, ...]) -> Iterator[LogError]:
    """The errors, one without a line given that of the emergency stop that follows from it."""
    for error, after in zip_longest(errors, errors[1:]):
        if after and not error.line and after.message.startswith(_AFTERMATH):
            yield replace(error, file=after.file, line=after.line)
        else:
            yield error


def _first_at_each_line(errors: Iterable[BuildError]) -> Iterator[BuildError]:
    """One error for each place: what TeX says next of the same line follows from it."""
    seen = set()
    for error in errors:
        place = (error.file, error.line)
        if place not in seen or not error.line:
            seen.add(place)
            yield error


def _of_tex(work: Path, main: str, error: LogError) -> BuildError:
    message, hint = say(error.message)
    if error.message.startswith("Undefined control sequence"):
        message, hint = _undefined(work, error)
    elif found := _NO_ENVIRONMENT.search(error.message):
        hint = suggest_environment(found[1], work) or hint
    path = _in_draft(work, error.file)
    if path.endswith(".bbl"):
        return _of_bbl(work, path, error, message, hint)
    if path:
        message, hint = _as_typed(_live(work / path), message, hint)
    if path or not error.file:
        absent = missing_file(error.message)
        return BuildError(message, path, error.line if path else 0, hint, absent=absent)
    name = posixpath.basename(error.file)
    line = _line_that_loads(work / main, posixpath.splitext(name)[0])
    return BuildError(f"{message}, in {name}", main if line else "", line, hint)


def _as_typed(live: str, message: str, hint: str) -> tuple[str, str]:
    """A fault in terms of what stands in the file: no macro of a class, no missing beginning."""
    runaway = _RUNAWAY.match(message)
    if runaway and runaway[1] not in live:
        return message.replace(runaway[1], "a command"), hint.replace(runaway[1], "it")
    if message == say(_NO_BEGIN)[0] and "\\begin{document}" not in live:
        return "there is no \\begin{document}", "write it between the preamble and the text"
    return message, hint


def _live(file: Path) -> str:
    """The text of a file, without its comments."""
    return Source(read_regular(file).decode("utf-8", "replace")).live


def _line_that_loads(main: Path, name: str) -> int:
    """The line of the main file that loads a class or package; 0 where none does."""
    source = Source(read_regular(main).decode("utf-8", "replace"))
    spans = (package.span for package in packages_of(source) if package.name == name)
    return next((source.line(span.start) for span in spans), 0)


def _undefined(work: Path, error: LogError) -> tuple[str, str]:
    """An unknown command, which TeX prints where it stopped reading."""
    macro = _MACRO_AT_END.search(error.read)
    if macro is None:
        return "a command that is not there", "correct its name, or load its package"
    name = macro[0].strip()
    hint = suggest_command(name, work) or "correct its name, or load the package that has it"
    return f"there is no command {name}", hint


def _of_bbl(work: Path, path: str, error: LogError, message: str, hint: str) -> BuildError:
    """An error in what BibTeX or biber wrote, told by the entry that it came from."""
    lines = read_regular(work / path).decode("utf-8", "replace").split("\n")
    keys = [
        found[1] or found[2] for line in lines[: error.line] for found in _BIBITEM.finditer(line)
    ]
    entry = f"the entry {keys[-1]}" if keys else "an entry"
    return BuildError(f"{message}, in {entry} of the bibliography", hint=hint)


def bibliography_not_there(file: str) -> BuildError:
    """The error on a bibliography file that is named and not there, or not in the draft."""
    is_outside = re.match(OUTSIDE, file) is not None
    where, hint = ("lies outside the draft", DRAFT_FOLDER) if is_outside else _NOT_THERE
    message = f"the bibliography {file} {where}"
    return BuildError(message, hint=hint, is_bibliography=True, absent=file)


def _of_bibliography(work: Path, said: BlgMessage) -> BuildError:
    path = _in_draft(work, said.file)
    message, hint = said.message.rstrip("."), ""
    if (found := _NO_BIB.search(said.message)) and found[1] == "style":
        message, hint = f"the style {found[2]}.bst is not there", _ADD_IT
    elif found:
        return bibliography_not_there(f"{found[2]}.bib")
    elif found := _NO_SOURCE.search(said.message):
        return bibliography_not_there(found[1])
    elif said.message.startswith(_REPEATED):
        message, hint = "an entry has the key of an earlier one", "rename or remove one of them"
    elif found := _BAD_CROSSREF.search(said.message):
        message = f"the crossref of the entry {found[1]} is to {found[2]}, which no entry defines"
        hint = "add that entry, or remove the crossref"
    elif "\\bibdata command" in said.message:
        message, hint = "no bibliography is named", r"name it: \bibliography{…}"
    elif "\\bibstyle command" in said.message:
        message, hint = "no bibliography style is named", r"name it: \bibliographystyle{plain}"
    elif "\\citation commands" in said.message:
        message, hint = "nothing is cited", r"cite something, or use \nocite{*}"
    line = said.line if path else 0
    return BuildError(message, path, line, hint, is_bibliography=True, said=said.message)


def _in_draft(work: Path, file: str) -> str:
    """A file's path from the draft's root, as TeX or a helper named it; empty outside the draft."""
    if not file:
        return ""
    path = posixpath.normpath(file)
    if posixpath.isabs(path):
        path = posixpath.relpath(path, work.as_posix())
    return "" if path.startswith("..") or path.endswith(_MADE_BY_TEX) else path
