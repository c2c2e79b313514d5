"""``draftsmith check`` with a baseline, with counts, and telling its settings: real runs."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEX = """\\documentclass{article}
\\begin{document}
See Fig. \\ref{fig:a}

and Table~\\ref{tab:b}.
\\end{document}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the draft ``ours``: two errors, a warning."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "main.tex").write_text(TEX, encoding="utf-8")
    return tmp_path


def check(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "toolkit", "check", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


KNOW = ("ours", "--baseline", "known.json", "--update-baseline")
COMPARE = ("ours", "--baseline", "known.json")


def test_a_baseline_is_begun_and_what_it_knows_fails_no_more(folder: Path) -> None:
    begun = check(*KNOW, folder=folder)
    assert (begun.returncode, begun.stdout) == (0, "")
    assert begun.stderr == "known.json: knows 3 findings, 3 of them new; 0 gone\n"
    ran = check(*COMPARE, folder=folder)
    assert ran.returncode == 0
    assert ran.stderr == "known.json: 3 known findings not shown\n"
    assert "clean: nothing found" in ran.stdout


def test_what_is_new_is_reported_and_fails(folder: Path) -> None:
    check(*KNOW, folder=folder)
    text = TEX.replace("\n\n", "\n\nSee~\\ref{fig:c},\n")
    (folder / "ours" / "main.tex").write_text(text, encoding="utf-8")
    ran = check(*COMPARE, "-q", "--output-format", "concise", folder=folder)
    assert ran.returncode == 1
    assert re.findall(r"there is no label (\S+)", ran.stdout) == ["fig:c"]


def test_what_is_gone_is_told_until_it_is_forgotten(folder: Path) -> None:
    check(*KNOW, folder=folder)
    (folder / "ours" / "main.tex").write_text(TEX.replace("~\\ref{tab:b}", ""), encoding="utf-8")
    ran = check(*COMPARE, folder=folder)
    assert (
        "known.json: 1 known finding gone; --update-baseline forgets what is gone\n" in ran.stderr
    )
    assert "  ours/main.tex: REF002 there is no label tab:b\n" in ran.stderr


def test_of_many_gone_the_first_are_told(folder: Path) -> None:
    lines = "\n\n".join(f"See~\\ref{{a{chr(97 + n)}}}." for n in range(8))
    (folder / "ours" / "main.tex").write_text(
        TEX.replace("\n\n", f"\n\n{lines}\n\n"), encoding="utf-8"
    )
    check(*KNOW, folder=folder)
    (folder / "ours" / "main.tex").write_text(TEX, encoding="utf-8")
    ran = check(*COMPARE, folder=folder)
    assert ran.stderr.count("there is no label") == 5
    assert ran.stderr.endswith("  and 3 more\n")


def test_a_baseline_holds_wherever_the_command_runs(folder: Path) -> None:
    check(*KNOW, folder=folder)
    ran = check("--baseline", "../known.json", folder=folder / "ours")
    assert ran.returncode == 0
    assert "3 known findings not shown" in ran.stderr
    absolute = check(str(folder / "ours"), *COMPARE[1:], folder=folder)
    assert "3 known findings not shown" in absolute.stderr


def test_a_second_update_changes_no_byte(folder: Path) -> None:
    check(*KNOW, folder=folder)
    before = (folder / "known.json").read_bytes()
    ran = check(*KNOW, folder=folder)
    assert ran.stderr == "known.json: knows 3 findings, 0 of them new; 0 gone\n"
    assert (folder / "known.json").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--baseline", "none.json"), "none.json: no such file or directory"),
        (("--update-baseline",), "--update-baseline goes with --baseline FILE"),
        (("--baseline", "a.tex", "--update-baseline"), "a baseline never replaces a source"),
        (("--statistics", "--output-format", "sarif"), "--statistics goes with the formats full"),
        (("--watch", "--fix", "-o", "a.txt"), "--watch goes with neither --fix"),
    ],
)
def test_what_does_not_go_together_cannot_run(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = check("ours", *arguments, folder=folder)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr


def test_statistics_are_a_table_instead_of_the_findings(folder: Path) -> None:
    ran = check("ours", "--statistics", folder=folder)
    assert ran.returncode == 1
    assert ran.stdout == (
        "2  REF002  undefined-reference  error\n"
        "1  REF001  breakable-reference  warning  1 by --fix\n"
        "3 findings by 2 rules, 1 of them to be mended by --fix\n"
    )


def test_statistics_leave_out_what_is_known(folder: Path) -> None:
    check(*KNOW, folder=folder)
    ran = check(*COMPARE, "--statistics", folder=folder)
    assert (ran.returncode, ran.stdout) == (0, "0 findings by 0 rules\n")


def test_statistics_as_json(folder: Path) -> None:
    ran = check("ours", "--statistics", "--output-format", "json", folder=folder)
    first, second = json.loads(ran.stdout)["rules"]
    assert first == {
        "code": "REF002",
        "name": "undefined-reference",
        "severity": "error",
        "number": 2,
        "fixable": 0,
    }
    assert second["fixable"] == 1


def rows(said: str) -> dict[str, tuple[str, str]]:
    """Value and source of each setting, by its key."""
    cells = (re.split(r" {2,}", line) for line in said.splitlines())
    return {key: (value, source) for key, value, source in cells}


def test_settings_are_shown_each_with_where_it_comes_from(folder: Path) -> None:
    (folder / "ours" / "draftsmith.toml").write_text(
        'template = "stat453/report"\nstage = "draft"\n'
        '[check]\nignore = ["STR", "TXT001"]\n[rules.REF001]\nseverity = "off"\n',
        encoding="utf-8",
    )
    ran = check("ours", "--show-settings", "--fail-on", "info", folder=folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    shown, file = rows(ran.stdout), "ours/draftsmith.toml"
    assert shown["template"] == ("stat453/report", file)
    assert shown["stage"] == ("draft", file)
    assert shown["main"] == ("main.tex", "the only file with a \\documentclass")
    assert shown["check.ignore"] == ("STR, TXT001", file)
    assert shown["check.select"] == ("all", "default")
    assert shown["check.fail_on"] == ("info", "--fail-on")
    assert shown["rules.REF001.severity"] == ("off", file)
    assert shown["rules.LAY007.tolerance_s"] == ("60", "default")


def test_codes_selected_by_option_put_the_settings_on_codes_out_of_force(folder: Path) -> None:
    settings = '[check]\nselect = ["CIT"]\nignore = ["STR"]\n'
    (folder / "ours" / "draftsmith.toml").write_text(settings, encoding="utf-8")
    shown = rows(check("ours", "--show-settings", "--select", "REF", folder=folder).stdout)
    assert shown["check.select"] == ("REF", "--select")
    assert shown["check.ignore"] == ("none", "--select")


def test_settings_that_are_not_valid_cannot_be_shown(folder: Path) -> None:
    text = '[rules.REF001]\nseverity = "loud"\n'
    (folder / "ours" / "draftsmith.toml").write_text(text, encoding="utf-8")
    ran = check("ours", "--show-settings", folder=folder)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "draftsmith: ours/draftsmith.toml: rules.REF001.severity: "
        "must be one of off, info, warning, error, not loud\n"
    )


def test_settings_decide_what_fails_unless_an_option_does(folder: Path) -> None:
    text = TEX.replace("fig:a", "tab:b").replace("and", "\\label{tab:b} and")
    (folder / "ours" / "main.tex").write_text(text, encoding="utf-8")
    assert check("ours", folder=folder).returncode == 0
    settings = '[check]\nfail_on = "warning"\n'
    (folder / "ours" / "draftsmith.toml").write_text(settings, encoding="utf-8")
    assert check("ours", folder=folder).returncode == 1
    assert check("ours", "--fail-on", "error", folder=folder).returncode == 0
