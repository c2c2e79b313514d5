"""What the README tells follows from the code."""

import io
import re
import shutil
import tomllib
from pathlib import Path

import click
import msgspec
import pytest
from PIL import Image

from tests.readme.document import README, between, blocks
from tests.readme.grade_photographs import (
    GRADEBOOK,
    SUMMARY,
    SUMMARY_SIZE_PX,
    gradebook_photographed,
    summary_photographed,
)
from tests.readme.photograph import PHOTOGRAPH, SIZE_PX, photographed
from tests.readme.tables import rules
from toolkit.cli import (
    EXIT_CANNOT_RUN,
    EXIT_CLEAN,
    EXIT_FINDINGS,
    EXIT_OUR_BUG,
    draftsmith,
)
from toolkit.course.course import Late
from toolkit.course.loading import load_requirements
from toolkit.course.requirements import Requirements
from toolkit.draft.settings import Settings
from toolkit.grading import roster
from toolkit.grading.awards import ballots
from toolkit.grading.collecting import adjust, late, moderation
from toolkit.grading.peers import conflicts

AGAIN = "write it again: python -m tests.readme"


def keys(struct: type[msgspec.Struct]) -> set[str]:
    """The keys of a TOML table, those of a table in it behind its name."""
    found = set()
    for field in msgspec.structs.fields(struct):
        inner = field.type if isinstance(field.type, type) else None
        if inner and issubclass(inner, msgspec.Struct):
            found |= {f"{field.encode_name}.{key}" for key in keys(inner)}
        else:
            found.add(field.encode_name)
    return found


def test_the_picture_is_what_the_check_prints() -> None:
    pytest.importorskip("pty", reason="needs a system with pseudo-terminals")
    from tests.readme.picture import PICTURE, drawn, printed  # such a system alone can import it

    assert PICTURE.read_text(encoding="utf-8") == drawn(printed()), AGAIN


def test_the_pictures_are_shown() -> None:
    for name in ("check.svg", "report.png", "sheet.png", "gradebook.png", "summary.png"):
        assert f"](.github/{name})" in README.read_text(encoding="utf-8")


def test_the_page_in_the_picture_can_be_photographed_again() -> None:
    again = Image.open(io.BytesIO(photographed()))
    assert again.size == Image.open(PHOTOGRAPH).size == SIZE_PX


def test_the_grades_in_the_pictures_can_be_photographed_again() -> None:
    again = Image.open(io.BytesIO(summary_photographed()))
    assert again.size == Image.open(SUMMARY).size == SUMMARY_SIZE_PX
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice: soffice is not installed")
    again = Image.open(io.BytesIO(gradebook_photographed()))
    assert again.size == Image.open(GRADEBOOK).size


def test_the_table_of_commands_has_every_command() -> None:
    told = re.findall(r"`(\w+)`(?=[^|]*\| )", between("commands"))
    assert told == list(draftsmith.list_commands(click.Context(draftsmith)))


def test_the_tables_that_people_keep_have_the_columns_that_are_read() -> None:
    known = {
        "roster": roster.COLUMNS,
        "days late": late.COLUMNS,
        "adjustments": adjust.COLUMNS,
        "moderation": moderation.COLUMNS,
        "conflicts": conflicts.COLUMNS,
        "ballots": (ballots.VOTER, ballots.VOTERS_TEAM, ballots.PROJECT),
    }
    told = re.findall(r"^\| ([\w ]+) \| [^|]* \| ([^|]*) \|$", between("tables"), re.MULTILINE)[1:]
    columns = {
        table: tuple(
            name for name in re.findall(r"[\w ]+", listed.replace("**", "")) if name.strip()
        )
        for table, listed in told
    }
    assert {
        table: tuple(map(str.strip, names))[: len(known[table])] for table, names in columns.items()
    } == known


def test_the_price_of_lateness_is_valid() -> None:
    (block,) = re.findall(r"^```\n(\[late\]\n.*?)^```$", README.read_text("utf-8"), re.M | re.S)
    late_table = tomllib.loads(block)["late"]
    assert set(late_table) == keys(Late)
    assert msgspec.convert(late_table, Late).points < 0


def test_the_table_of_rules_is_whole() -> None:
    assert between("rules") == rules(), AGAIN


def test_the_table_of_settings_has_every_key() -> None:
    told = re.findall(r"^\| `([\w.]+)` \|", between("settings"), re.MULTILINE)
    assert sorted(told) == sorted(keys(Settings))


def test_the_exit_codes_are_those_of_the_command_line() -> None:
    told = re.search(r"^\*\*Exit codes\.\*\*(.*?)\n\n", README.read_text("utf-8"), re.M | re.S)
    assert told
    codes = [EXIT_CLEAN, EXIT_FINDINGS, EXIT_CANNOT_RUN, EXIT_OUR_BUG]
    assert [int(code) for code in re.findall(r"(\d):", told[1])] == codes


def test_the_template_in_toml_is_valid_and_has_every_key(tmp_path: Path) -> None:
    (block,) = blocks("toml")
    (tmp_path / "template.toml").write_text(block.text, encoding="utf-8")
    assert load_requirements(tmp_path).title == "Field diary"
    told = re.findall(r"^(?:\[*)([\w.]+)(?:\]* =|\])", block.text, re.MULTILINE)
    top = {field.encode_name for field in msgspec.structs.fields(Requirements)}
    assert top - {"minutes"} <= set(told)
