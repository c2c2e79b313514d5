"""The command line as a process: its exit codes, and that all it printed comes out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


def run(*arguments: str | Path, stdout: int | None = subprocess.PIPE) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    answer = subprocess.run(
        [sys.executable, "-m", "toolkit", *map(str, arguments)],
        cwd=EXAMPLES.parent,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    return answer.returncode, answer.stdout, answer.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", EXAMPLES / "report"), 0),
        (("check", EXAMPLES / "faulty-report"), 1),
        (("check", EXAMPLES / "nowhere"), 2),
        (("check", "--no-such-option"), 2),
        (("--version",), 0),
    ],
)
def test_the_exit_code_says_how_it_went(arguments: tuple[str | Path, ...], code: int) -> None:
    assert run(*arguments)[0] == code


def test_a_long_result_comes_whole_through_a_pipe() -> None:
    text = run("rules", "--json")[1]
    assert len(text) > 65_536, "more than a pipe holds at once"
    assert text.endswith("}\n")


def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        code, _, error = run("rubric", "list", stdout=full.fileno())
    assert code == 2
    assert error == "draftsmith: cannot write: no space left on device\n"


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    command = f"{sys.executable} -m toolkit inspect --json {EXAMPLES / 'report'} | head -n 1"
    answer = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (answer.stdout, answer.stderr) == ("{\n", "")


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("explain cit00", {f"CIT00{digit}" for digit in range(1, 10)}),
        ("check --select STR,tex", {"STR,TEX001", "STR,TEX002", "STR,TEX003"}),
        ("check --ignore SUP", {"SUP001"}),
        ("check --template workshop/p", {"workshop/paper", "workshop/proposal"}),
        ("che", {"check"}),
    ],
)
def test_a_shell_completes_commands_codes_and_templates(typed: str, completed: set[str]) -> None:
    words = f"draftsmith {typed}"
    variables = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    answer = subprocess.run(
        [sys.executable, "-c", "import sys; sys.argv[0] = 'draftsmith'; import toolkit.__main__"],
        env={**os.environ, **variables, "_DRAFTSMITH_COMPLETE": "bash_complete"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert {line.removeprefix("plain,") for line in answer.stdout.split()} == completed


def test_the_list_of_commands_cuts_no_sentence_off() -> None:
    _, shown, _ = run("--help")
    _, found, listed = shown.partition("Commands:")
    assert found
    assert "..." not in listed
