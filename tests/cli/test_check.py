"""``draftsmith check`` on real drafts, run as a person runs it."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import toolkit.reporters

ROOT = Path(__file__).parents[2]
SCHEMA = Path(toolkit.reporters.__file__).with_name("schema") / "check-1.json"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
TEX = r"""\documentclass{article}
\begin{document}
\section{Method}
See Fig. \ref{fig:a} and Table~\ref{tab:b}.
\end{document}
"""
LINE = "main.tex:4:9: warning REF001 put ~ between the noun and its number"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with a draft of one warning, a clean one, and a folder that holds none."""
    for name, text in (("loose", TEX), ("tight", TEX.replace("Fig. ", "Fig.~"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "main.tex").write_text(text, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def environment(**changes: str) -> dict[str, str]:
    inherited = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    return {**inherited, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **changes}


def check(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What the command does to the one rule that these drafts are about."""
    return subprocess.run(
        [sys.executable, "-m", "toolkit", "check", "--select", "REF001", *arguments],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def on_terminal(*arguments: str, folder: Path, width: int = 80, **variables: str) -> str:
    """What the command prints on a terminal of a width."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "toolkit", "check", "--select", "REF001", *arguments]
    variables = {"COLUMNS": str(width), "TERM": "xterm", **variables}
    with subprocess.Popen(
        command, cwd=folder, env=environment(**variables), stdin=theirs, stdout=theirs
    ):
        os.close(theirs)
        said = b""
        try:
            while part := os.read(ours, 65536):
                said += part
        except OSError:  # Linux's way to say that the other end is closed
            pass
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


def test_findings_below_the_failing_severity_leave_the_exit_code_clean(drafts: Path) -> None:
    ran = check("loose", folder=drafts)
    assert ran.returncode == 0
    assert f"loose/{LINE}\n" in ran.stdout
    assert ran.stderr == ""


@pytest.mark.parametrize(("severity", "exit_code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_fail_on_sets_the_severity_that_fails(drafts: Path, severity: str, exit_code: int) -> None:
    assert check("loose", "--fail-on", severity, folder=drafts).returncode == exit_code


def test_the_folder_one_is_in_is_checked_where_no_path_is_given(drafts: Path) -> None:
    assert check(folder=drafts / "loose").stdout.startswith(f"{LINE}\n")


@pytest.mark.parametrize("name", ["loose", "loose/main.tex"])
def test_a_folder_and_its_main_file_are_the_same_draft(drafts: Path, name: str) -> None:
    assert check(name, "-q", folder=drafts).stdout.startswith(f"loose/{LINE}\n")


def test_a_pdf_alone_is_checked_and_what_it_cannot_tell_is_named() -> None:
    ran = check("examples/report/report.pdf", folder=ROOT)
    assert ran.returncode == 0
    assert "main     examples/report/report.pdf: " in ran.stdout
    assert re.search(r"^skipped  .*: REF001$", ran.stdout, re.MULTILINE)


def test_paths_stay_relative_where_draftsmith_toml_names_the_main_file(drafts: Path) -> None:
    (drafts / "loose" / "draftsmith.toml").write_text('main = "main.tex"\n', encoding="utf-8")
    assert check("loose", folder=drafts).stdout.startswith(f"loose/{LINE}\n")
    (drafts / "loose" / "parts").mkdir()
    assert check(folder=drafts / "loose" / "parts").stdout.startswith(f"../{LINE}\n")


def test_a_path_stays_as_typed(drafts: Path) -> None:
    ran = check("tight/../loose", folder=drafts)
    assert ran.stdout.startswith(f"tight/../loose/{LINE}\n")


def test_an_absolute_path_stays_absolute(drafts: Path) -> None:
    ran = check(str(drafts / "loose"), folder=drafts)
    assert ran.stdout.startswith(f"{(drafts / 'loose').as_posix()}/{LINE}\n")


def test_the_stage_and_the_template_that_are_asked_for_are_the_ones_checked_against(
    drafts: Path,
) -> None:
    options = "--stage", "submission", "--template", "stat453/report"
    said = check("tight", *options, folder=drafts).stdout
    assert re.search(r"^checked  at submission stage, against stat453/report \S+$", said, re.M)
    assert "clean: nothing found at submission stage" in said


def test_ignored_codes_do_not_run(drafts: Path) -> None:
    ran = check("loose", "--ignore", "CIT , REF", folder=drafts)
    assert "REF001" not in ran.stdout


def test_lists_of_codes_may_be_repeated(drafts: Path) -> None:
    assert "REF001" in check("loose", "--select", "SUP001,", folder=drafts).stdout


def test_an_unknown_code_cannot_run(drafts: Path) -> None:
    ran = check("loose", "--ignore", "REF0O1", folder=drafts)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("draftsmith: no rule has the code REF0O1")


def test_several_drafts_are_each_checked_and_the_worst_exit_code_wins(drafts: Path) -> None:
    ran = check("tight", "empty", "loose", "--fail-on", "warning", folder=drafts)
    assert ran.returncode == 2
    assert ran.stdout.index("tight/main.tex: ") < ran.stdout.index(f"loose/{LINE}")
    assert ran.stderr.startswith("draftsmith: empty")
    assert len(ran.stderr.splitlines()) == 1
    assert check("loose", "tight", "--fail-on", "warning", folder=drafts).returncode == 1


def test_json_is_as_the_schema_says_and_holds_every_draft(drafts: Path) -> None:
    ran = check("loose", "tight", "--output-format", "json", "--no-color", folder=drafts)
    document = json.loads(ran.stdout)
    jsonschema.validate(document, json.loads(SCHEMA.read_text()))
    assert [report["root"] for report in document["reports"]] == ["loose", "tight"]
    assert [len(report["findings"]) for report in document["reports"]] == [1, 0]


def test_json_of_the_example_is_as_the_schema_says_and_the_same_each_time() -> None:
    arguments = "examples/report", "--template", "stat453/report", "--output-format", "json"
    first, second = check(*arguments, folder=ROOT), check(*arguments, folder=ROOT)
    assert first.stdout == second.stdout
    document = json.loads(first.stdout)
    jsonschema.validate(document, json.loads(SCHEMA.read_text()))
    assert document["reports"][0]["template"]["id"] == "stat453/report"


def test_concise_is_a_line_for_each_finding(drafts: Path) -> None:
    ran = check("loose", "-q", "--output-format", "concise", folder=drafts)
    assert ran.stdout == f"loose/{LINE}\n"


def test_nothing_is_printed_quietly_of_a_clean_draft(drafts: Path) -> None:
    ran = check("tight", "-q", folder=drafts)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_output_goes_to_the_file_named_and_only_there(drafts: Path) -> None:
    printed = check("loose", folder=drafts).stdout
    ran = check("loose", "-o", "out/findings.txt", "--fail-on", "info", folder=drafts)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"{Path('out/findings.txt')}: written\n"
    assert (drafts / "out" / "findings.txt").read_text(encoding="utf-8") == printed
    assert [each.name for each in (drafts / "out").iterdir()] == ["findings.txt"]


def test_output_replaces_an_older_report(drafts: Path) -> None:
    (drafts / "findings.txt").write_text("old", encoding="utf-8")
    check("loose", "--output", "findings.txt", folder=drafts)
    assert "old" not in (drafts / "findings.txt").read_text(encoding="utf-8")


def test_no_file_is_written_where_nothing_could_be_checked(drafts: Path) -> None:
    assert check("empty", "-o", "findings.txt", folder=drafts).returncode == 2
    assert not (drafts / "findings.txt").exists()


@pytest.mark.parametrize("name", ["loose/main.tex", "loose/MAIN.TEX", "refs.bib", "report.pdf"])
def test_a_report_never_replaces_a_source(drafts: Path, name: str) -> None:
    ran = check("loose", "-o", name, folder=drafts)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "a report never replaces a source" in ran.stderr
    assert (drafts / "loose" / "main.tex").read_text(encoding="utf-8") == TEX


def test_output_that_cannot_be_written_is_one_line(drafts: Path) -> None:
    ran = check("loose", "-o", "loose/main.tex/findings.txt", folder=drafts)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert len(ran.stderr.splitlines()) == 1


def test_a_check_changes_no_file_and_leaves_none(drafts: Path) -> None:
    def contents() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in drafts.rglob("*") if path.is_file()}

    before = contents()
    check("loose", "tight", folder=drafts)
    assert contents() == before


def test_a_pdf_elsewhere_is_the_one_that_pages_are_counted_of(drafts: Path) -> None:
    pdf = str(ROOT / "examples" / "report" / "report.pdf")
    ran = check("loose", "--pdf", pdf, "--output-format", "json", folder=drafts)
    pages = json.loads(ran.stdout)["reports"][0]["pages"]
    assert (pages["total"], pages["evidence"]) == (8, "pdf")


def test_a_pdf_goes_with_one_path(drafts: Path) -> None:
    ran = check("loose", "tight", "--pdf", "a.pdf", folder=drafts)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--pdf goes with one PATH" in ran.stderr


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_what_is_no_draft_cannot_run(drafts: Path, name: str) -> None:
    ran = check(name, folder=drafts)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"draftsmith: {name}: ")
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["café.tex", "a b.tex", "-x.tex"])
def test_a_file_of_any_name_is_checked(drafts: Path, name: str) -> None:
    (drafts / name).write_text(TEX, encoding="utf-8")
    ran = check("-q", "--", name, folder=drafts)
    assert ran.stdout.startswith(LINE.replace("main.tex", name))


@pytest.mark.parametrize(
    ("encoding", "ending"),
    [
        ("utf-8", "\n"),
        ("utf-8", "\r\n"),
        ("utf-8", "\r"),
        ("utf-8-sig", "\n"),
        ("utf-16", "\r\n"),
        ("koi8-r", "\n"),
    ],
)
def test_the_mark_stands_under_the_fault_in_any_encoding(
    drafts: Path, encoding: str, ending: str
) -> None:
    text = TEX.replace("See ", "Да ").replace("\n", ending)
    if encoding == "koi8-r":
        text = text.replace("}", "}" + ending + r"\usepackage[koi8-r]{inputenc}", 1)
    (drafts / "loose" / "main.tex").write_bytes(text.encode(encoding))
    head, line, marks, *_ = check("loose", "-q", folder=drafts).stdout.splitlines()
    assert "REF001" in head
    assert line.endswith(r" | Да Fig. \ref{fig:a} and Table~\ref{tab:b}.")
    assert marks.index("^") == line.index(r" \ref{fig:a}")


def test_a_finding_in_a_file_that_the_source_carries_has_no_excerpt(drafts: Path) -> None:
    entry = "@book{hypatia, title={Conics}}\n"
    carried = rf"\begin{{filecontents}}{{own.bib}}{chr(10)}{entry * 2}\end{{filecontents}}{chr(10)}"
    text = carried + TEX.replace(r"\end{document}", "\\bibliography{own}\n\\end{document}")
    (drafts / "tight" / "main.tex").write_text(text, encoding="utf-8")
    ran = check("tight", "-q", "--select", "CIT003", "--output-format", "full", folder=drafts)
    assert ran.returncode == 1
    assert "tight/own.bib:" in ran.stdout
    assert " | @book" not in ran.stdout


def test_a_terminal_gets_colour_and_its_width(drafts: Path) -> None:
    long = TEX.replace("See ", "Many words stand before this. " * 9)
    (drafts / "loose" / "main.tex").write_text(long, encoding="utf-8")
    said = on_terminal("loose", folder=drafts, width=60)
    assert "\x1b[1;33mwarning\x1b[0m" in said
    seen = ESCAPE.sub("", said).splitlines()
    assert max(map(len, seen)) <= 60
    marks = next(line for line in seen if line.strip(" |^") == "" and "^" in line)
    line = seen[seen.index(marks) - 1]
    assert marks.index("^") == line.index(r" \ref{fig:a}")


@pytest.mark.parametrize("how", [{"NO_COLOR": "1"}, {}])
def test_no_color_leaves_no_escape_codes(drafts: Path, how: dict[str, str]) -> None:
    arguments = () if how else ("--no-color",)
    assert "\x1b" not in on_terminal("loose", *arguments, folder=drafts, **how)


def test_the_help_has_an_example_and_says_what_is_the_default(drafts: Path) -> None:
    said = " ".join(check("--help", folder=drafts).stdout.split())
    assert "Example: draftsmith check our-report --stage submission" in said
    assert "what draftsmith.toml says, else error" in said
    assert "[default: full]" in said
