"""What must hold of a check, an inspection and a fix, whatever stands in a draft."""

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema

import toolkit.reporters
from tests.fuzz import seeds
from tests.fuzz.loaders import refused
from tests.fuzz.readers import LINE_ENDS
from toolkit.draft.load import load_draft
from toolkit.draft.tex_file import TexFile
from toolkit.lint.check import check, fixes
from toolkit.lint.report import Report
from toolkit.lint.run import run
from toolkit.model.errors import ToolkitError
from toolkit.model.finding import Stage
from toolkit.model.place import LineIndex
from toolkit.readers.disk import read_text
from toolkit.readers.text import Decoded
from toolkit.reporters.formats import Look, renderer
from toolkit.reporters.inspection import as_json
from toolkit.rules import ALL

TEMPLATE = "stat453/report"
FORMATS = ("json", "full", "concise")
_VALIDATED = 5

_SCHEMAS = Path(toolkit.reporters.__file__).parent / "schema"
_CHECK, _INSPECT = (
    jsonschema.Draft202012Validator(json.loads((_SCHEMAS / name).read_text("utf-8")))
    for name in ("check-1.json", "inspect-1.json")
)


def source(data: bytes) -> None:
    """A main file is checked and inspected."""
    _checked({"main.tex": data, "works.bib": seeds.bib()[-1]})


def bibliography(data: bytes) -> None:
    """A bibliography is checked with the document that cites it."""
    _checked({"main.tex": _CITING, "works.bib": data})


def left_behind(data: bytes) -> None:
    """A draft is checked with what LaTeX and BibTeX left beside it."""
    main = seeds.documents()[0]
    _checked({"main.tex": main, "main.aux": data, "main.log": data, "main.blg": data})


def lone_pdf(data: bytes) -> None:
    """A PDF alone is checked and inspected."""
    _checked({"main.pdf": data}, "main.pdf")


def mended(data: bytes) -> None:
    """Fixes make a draft better, hide and show nothing, and leave nothing to do."""
    with TemporaryDirectory() as place:
        main = Path(place, "main.tex")
        main.write_bytes(data)
        for unsafe in (False, True):
            found = fixes(main, unsafe=unsafe)
            for file in found.files:
                _kept(file.source.text, file.text, found.codes)
            if not found.codes:
                continue
            before = len(run(load_draft(main), ALL).findings)
            main.write_bytes(found.files[0].after)
            assert len(run(load_draft(main), ALL).findings) <= before - len(found.codes)
            again = fixes(main, unsafe=unsafe)
            assert (again.codes, again.files) == ((), ()), "a second fix found something to do"


_CITING = rb"""\documentclass{article}\begin{document}\section{A} See \cite{angluin1988,b} and
\cite{clerk}.\nocite{*}\bibliographystyle{plain}\bibliography{works}\end{document}"""


def _checked(files: Mapping[str, bytes], main: str = "main.tex") -> None:
    """Check and inspect a draft of these files, twice."""
    with TemporaryDirectory() as place:
        for name, data in files.items():
            Path(place, name).write_bytes(data)
        try:
            report = check(Path(place, main), template=TEMPLATE, stage=Stage.SUBMISSION)
        except ToolkitError as error:
            refused(error)
            return
        _placed(report, Path(place))
        told = [renderer(name)((report,), Look(width=80)) for name in FORMATS]
        _CHECK.validate(_short(json.loads(told[0])))
        _INSPECT.validate(_short(json.loads(as_json(report.inspection))))
        again = check(Path(place, main), template=TEMPLATE, stage=Stage.SUBMISSION)
        assert renderer("json")((again,), Look()) == told[0]


def _short(value: Any) -> Any:
    """A JSON value with the first of each list: to validate thousands alike takes minutes."""
    if isinstance(value, list):
        return [_short(each) for each in value[:_VALIDATED]]
    return {k: _short(v) for k, v in value.items()} if isinstance(value, dict) else value


def _placed(report: Report, root: Path) -> None:
    """Every finding is a line, and stands on a line or page that there is.

    A bibliography that a source carries in itself is a file once LaTeX has run.
    """
    files: dict[str, tuple[int, LineIndex]] = {}
    for finding in report.findings:
        place = finding.place
        assert finding.message
        assert not LINE_ENDS & {*finding.message, *finding.hint}
        is_carried = place.path in report.files and not (root / place.path).is_file()
        assert is_carried or (root / place.path).is_file(), place
        if place.line and not is_carried:
            if place.path not in files:
                text = read_text(root / place.path).text
                files[place.path] = len(text), LineIndex(text)
            length, lines = files[place.path]
            assert lines.start_of(place.line) + place.column - 1 <= length, place
            assert lines.start_of(place.end_line) + place.end_column - 1 <= length, place
            assert (place.line, place.column) <= (place.end_line, place.end_column), place
        if finding.edit is not None:
            assert 0 <= finding.edit.span.start <= finding.edit.span.end


def _kept(before: str, after: str, codes: tuple[str, ...]) -> None:
    """What a fix may not touch is as it was: line ends, comments and verbatim text."""
    assert LINE_ENDS & {*after} <= LINE_ENDS & {*before}
    if "SUP001" not in codes:
        assert _hidden(before) == _hidden(after)


def _hidden(text: str) -> str:
    tex = TexFile(Decoded(text, "utf-8"), "main.tex")
    return "".join(a for a, b in zip(tex.text, tex.live, strict=True) if a != b)
