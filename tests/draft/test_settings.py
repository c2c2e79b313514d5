"""``draftsmith.toml`` is read whole, or refused in one line that names the key."""

from pathlib import Path

import pytest

from toolkit.draft.settings import Settings, find_settings, read_settings
from toolkit.model.errors import InputError, SettingsError
from toolkit.model.finding import Stage

FAULTS = [
    ('stage = "late"', "stage: must be one of draft, submission, not late"),
    ("stage = 3", "stage: must be one of draft, submission, not a whole number"),
    (
        '[check]\nfail_on = "note"',
        "check.fail_on: must be one of error, info, warning, not note",
    ),
    ('[check]\nselect = "CIT"', "check.select: must be a list, not text in quotes"),
    ("[check]\nselect = [3]", "check.select[1]: must be text in quotes, not a whole number"),
    ("rules = 3", "rules: must be a table, not a whole number"),
    ("[rules]\nREF001 = false", "rules.REF001: must be a table, not true or false"),
    ("answers = []", "answers: must be a table, not a list"),
    ('man = "a.tex"', "man: is not a key known here (did you mean main?)"),
    ("[check]\nselct = []", "check.selct: is not a key known here (did you mean select?)"),
    ('main = "../a.tex"', "main: leaves the draft's folder: ../a.tex (name a file inside it)"),
    ('pdf = "/a.pdf"', "pdf: leaves the draft's folder: /a.pdf (name a file inside it)"),
    ("main = ", "is not TOML: "),
]


def read(text: str, folder: Path) -> Settings:
    path = folder / "draftsmith.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert read("", tmp_path) == Settings()


def test_every_key_is_read(tmp_path: Path) -> None:
    text = (
        'template = "a/b"\nversion = "1"\nmain = "a.tex"\npdf = "b.pdf"\nstage = "submission"\n'
        '[check]\nselect = ["CIT"]\nignore = ["CIT002"]\nfail_on = "info"\n'
        '[rules.REF001]\nseverity = "off"\nfigure = 3\n[answers]\ntitle = "T"\nwhen = 2020-01-01\n'
    )
    settings = read(text, tmp_path)
    assert (settings.template, settings.version, settings.main) == ("a/b", "1", "a.tex")
    assert (settings.pdf, settings.stage) == ("b.pdf", Stage.SUBMISSION)
    assert (settings.check.select, settings.check.ignore) == (("CIT",), ("CIT002",))
    assert settings.check.fail_on == "info"
    assert settings.rules == {"REF001": {"severity": "off", "figure": 3}}
    assert settings.answers["title"] == "T"


@pytest.mark.parametrize(("text", "said"), FAULTS)
def test_a_fault_is_one_line_with_its_key(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read(text, tmp_path)
    assert said in str(caught.value).replace(f"{tmp_path}/draftsmith.toml", "file")
    assert "\n" not in str(caught.value)


def test_a_fault_beside_answers_of_any_kind_is_still_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="man: is not a key known here"):
        read('man = "x"\n[answers]\nauthor = [{name = "Ada"}]\nborn = 1815-12-10\n', tmp_path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_settings(tmp_path / "draftsmith.toml")


def test_the_nearest_file_upwards_is_found(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    read("", tmp_path)
    assert find_settings(tmp_path / "a" / "b") == tmp_path.resolve() / "draftsmith.toml"
    read("", tmp_path / "a")
    assert find_settings(tmp_path / "a" / "b") == tmp_path.resolve() / "a" / "draftsmith.toml"
