"""A baseline knows findings again wherever their lines move, and tells which are gone."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lint.conftest import Written, whole
from toolkit.lint.baseline import Baseline, Compared, compare, encoded, read_baseline
from toolkit.lint.check import check
from toolkit.model.errors import InputError, SettingsError

BODY = "See~\\ref{a}.\n\nSee~\\ref{b}.\n\nFig. \\ref{a}"

Compare = Callable[..., Compared]


@pytest.fixture
def compared(written: Written) -> Compare:
    """Compares what is found in a draft with what was found in one before."""

    def compare_with(body: str, known: Baseline, *select: str) -> Compared:
        folder = written(body)
        return compare((check(folder, select=select or ("REF",)),), known, folder.parent)

    return compare_with


@pytest.fixture
def known(compared: Compare) -> Baseline:
    """What is found in the draft at first."""
    return compared(BODY, Baseline()).baseline


def left(compared: Compared) -> list[str]:
    return [finding.message for finding in compared.reports[0].findings]


def test_what_is_known_is_left_out(compared: Compare, known: Baseline) -> None:
    now = compared(BODY, known)
    assert (left(now), now.known, now.gone) == ([], 4, ())


def test_lines_may_move(compared: Compare, known: Baseline) -> None:
    now = compared(f"\n\nMore.\n\n{BODY}", known)
    assert (left(now), now.known, now.gone) == ([], 4, ())


def test_what_is_new_is_left(compared: Compare, known: Baseline) -> None:
    assert left(compared(f"{BODY}\n\nSee~\\ref{{c}}.", known)) == ["there is no label c"]


def test_the_same_fault_once_more_is_new(compared: Compare, known: Baseline) -> None:
    now = compared(f"See~\\ref{{a}}.\n\n{BODY}", known)
    assert (left(now), now.known) == (["there is no label a"], 4)


def test_what_is_gone_is_told_and_forgotten(compared: Compare, known: Baseline) -> None:
    now = compared(BODY.replace("See~\\ref{b}", "See"), known)
    assert [(each.path, each.code) for each in now.gone] == [("draft/main.tex", "REF002")]
    assert len(now.baseline.findings) == 3


def test_what_was_not_looked_for_is_not_gone(compared: Compare, known: Baseline) -> None:
    now = compared(BODY.replace("See~\\ref{b}", "See"), known, "REF001")
    assert now.gone == ()
    assert now.baseline == known


def test_another_drafts_findings_are_not_gone(known: Baseline, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "main.tex").write_text(whole("Text."), encoding="utf-8")
    now = compare((check(tmp_path / "other", select=("REF",)),), known, tmp_path)
    assert (now.gone, now.baseline) == ((), known)


def test_one_fault_in_a_line_does_not_stand_for_another(compared: Compare) -> None:
    body = "See~\\ref{a} and~\\ref{b}.\n\n"
    known = compared(f"{body}\\label{{b}}", Baseline(), "REF002").baseline
    now = compared(f"{body}\\label{{a}}", known, "REF002")
    assert (left(now), len(now.gone)) == (["there is no label b"], 1)


def test_counts_in_a_message_may_change(tmp_path: Path) -> None:
    def report(words: int) -> Compared:
        abstract = f"\\begin{{abstract}}\n{'word ' * words}\\end{{abstract}}"
        (tmp_path / "main.tex").write_text(whole(abstract), encoding="utf-8")
        found = check(tmp_path, template="stat453/report", select=("STR006",))
        return compare((found,), baseline, tmp_path)

    baseline = Baseline()
    baseline = report(20).baseline
    (known,) = baseline.findings
    assert "20" in known.message
    assert (report(30).known, left(report(30))) == (1, [])


def read_back(content: bytes, folder: Path) -> Baseline:
    (folder / "known.json").write_bytes(content)
    return read_baseline(folder / "known.json")


def test_a_file_holds_what_was_written(known: Baseline, tmp_path: Path) -> None:
    assert read_back(encoded(known), tmp_path) == known


def test_the_same_findings_give_the_same_bytes_in_an_order_a_person_can_follow(
    known: Baseline,
) -> None:
    table = json.loads(encoded(known))
    assert table["version"] == 1
    order = [(each["path"], each["code"], each["message"]) for each in table["findings"]]
    assert order == sorted(order)


def test_a_baseline_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"known\.json: no such file.*--update-baseline"):
        read_baseline(tmp_path / "known.json")


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"\xff", b'{"version": "1"}', b'{"other": 1}', b'{"findings": [{}]}'),
        b'{"findings": [{"": ' + b"[" * 2000,
    ],
)
def test_what_is_no_baseline_is_told(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="is no baseline"):
        read_back(content, tmp_path)


def test_a_later_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="of version 2, not 1"):
        read_back(b'{"version": 2, "findings": []}', tmp_path)
