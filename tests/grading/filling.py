"""Fills a written sheet as a grader would, in each format: only where the sheet asks."""

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from openpyxl import load_workbook

from tests.grading.document_filling import between_the_braces, in_the_fields, name_of
from tests.grading.page_filling import fields_of, through_the_page
from toolkit.grading.collecting.filled import Key
from toolkit.grading.formats.toml import quoted
from toolkit.grading.formats.xlsx import cell_name
from toolkit.grading.sheet import Sheet


@dataclass(frozen=True)
class Answers:
    """What a grader enters; what is not there stays blank."""

    scores: Mapping[Key, str] = field(default_factory=dict)
    notes: Mapping[Key, str] = field(default_factory=dict)
    deductions: Mapping[str, str] = field(default_factory=dict)
    private: str = ""
    ready: bool = False


def fill_toml(written: bytes, sheet: Sheet, answers: Answers) -> bytes:
    """Between the quotes of each key, table by table; a number in their place."""
    labels = sheet.member_labels
    table, lines = "", []
    for line in written.decode().splitlines():
        if line.startswith("["):
            table = line.strip("[]")
        key, equals, value = line.partition(" = ")
        if equals and value == '""':
            answer = _toml_answer(table, key, labels, answers)
            line = f"{key} = {answer}"
        lines.append("ready = true" if line == "ready = false" and answers.ready else line)
    return "\n".join(lines).encode()


def _toml_answer(table: str, key: str, labels: tuple[str, ...], answers: Answers) -> str:
    if not table:
        return quoted(answers.private) if key == "private" else '""'
    if table == "deductions":
        return quoted(answers.deductions.get(key, ""))
    criterion, _, member = key.partition(".")
    number = (
        [quoted(label).strip('"') for label in labels].index(member.strip('"')) + 1 if member else 0
    )
    given = answers.scores if table == "scores" else answers.notes
    answer = given.get((criterion, number), "")
    return answer if re.fullmatch(r"\d+(\.\d+)?", answer) else quoted(answer)


def fill_md(written: bytes, _: Sheet, answers: Answers) -> bytes:
    """On the empty line under each machine line that asks."""
    asked = {
        **{f":: score {_argument(key)}": text for key, text in answers.scores.items()},
        **{f":: note {_argument(key)}": text for key, text in answers.notes.items()},
        **{f":: deduction {id_}": text for id_, text in answers.deductions.items()},
        ":: private": answers.private,
        ":: ready": "yes" if answers.ready else "",
    }
    lines = []
    for line in written.decode().split("\n"):
        lines.append(line)
        for answer in asked.get(line, "").split("\n"):
            lines.append(re.sub(r"^(?=\\*::)", r"\\", answer))
    return "\n".join(lines).encode()


def _argument(key: Key) -> str:
    return f"{key[0]} {key[1]}" if key[1] else key[0]


def fill_xlsx(written: bytes, _: Sheet, answers: Answers) -> bytes:
    """In the cells that are named; numbers as numbers."""
    workbook = load_workbook(io.BytesIO(written))
    wanted = {
        **{cell_name("c", *key): text for key, text in answers.scores.items()},
        **{cell_name("n", *key): text for key, text in answers.notes.items()},
        **{cell_name("d", id_): text for id_, text in answers.deductions.items()},
        "private": answers.private,
        "ready": "yes" if answers.ready else "",
    }
    for name, text in wanted.items():
        ((worksheet, place),) = workbook.defined_names[name].destinations
        cell = workbook[worksheet][place.replace("$", "")]
        number = name[:2] in ("c.", "d.") and re.fullmatch(r"\d+(\.\d+)?", text)
        cell.value = float(text) if number else text or None
        if not number and text:
            cell.data_type = "s"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def fill_html(written: bytes, _: Sheet, answers: Answers) -> bytes:
    """On the page, in a browser; what comes back is the score file that it downloads."""
    fields = fields_of(answers.scores, answers.notes, answers.deductions)
    return through_the_page(written, {**fields, "private": answers.private, "ready": answers.ready})


def fill_tex(written: bytes, _: Sheet, answers: Answers) -> bytes:
    """Between the last braces of each macro that asks."""
    macros = {
        **{rf"\score{{{name_of(key)}}}": text for key, text in answers.scores.items()},
        **{rf"\note{{{name_of(key)}}}": text for key, text in answers.notes.items()},
        **{rf"\deduction{{{id_}}}": text for id_, text in answers.deductions.items()},
        r"\private": answers.private,
        r"\ready": "yes" if answers.ready else "",
    }
    return between_the_braces(written, macros)


def fill_pdf(written: bytes, _: Sheet, answers: Answers) -> bytes:
    """In the fields of the form."""
    fields = {
        **{f"c.{name_of(key)}": text for key, text in answers.scores.items()},
        **{f"n.{name_of(key)}": text for key, text in answers.notes.items()},
        **{f"d.{id_}": text for id_, text in answers.deductions.items()},
        "private": answers.private,
        **({"ready": "yes"} if answers.ready else {}),
    }
    return in_the_fields(written, fields)


Fill = Callable[[bytes, Sheet, Answers], bytes]
FILLERS: dict[str, Fill] = {
    "toml": fill_toml,
    "md": fill_md,
    "xlsx": fill_xlsx,
    "html": fill_html,
    "pdf": fill_pdf,
    "tex": fill_tex,
}
COMES_BACK = {"html": "toml"}
"""The format of what comes back, where that is another."""
