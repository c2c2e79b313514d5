"""What the README tells follows from the code."""

import io
import re
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from tests.readme.document import README, between, blocks
from tests.readme.photograph import PHOTOGRAPH, SIZE_PX, photographed
from tests.readme.tables import rules
from toolkit.cli import EXIT_CANNOT_RUN, EXIT_CLEAN, EXIT_FINDINGS, EXIT_OUR_BUG
from toolkit.course.loading import load_requirements
from toolkit.course.requirements import Requirements
from toolkit.draft.settings import Settings

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
    for name in ("check.svg", "report.png"):
        assert f"](.github/{name})" in README.read_text(encoding="utf-8")


def test_the_page_in_the_picture_can_be_photographed_again() -> None:
    again = Image.open(io.BytesIO(photographed()))
    assert again.size == Image.open(PHOTOGRAPH).size == SIZE_PX


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
