"""What a hostile document tries comes to one line, and to nothing outside the scratch folder."""

import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.build.conftest import SECRET, Build, document
from toolkit.build.cage import landlock_version
from toolkit.build.fault import BuildError
from toolkit.build.limits import MB, Limits
from toolkit.build.run import read_regular
from toolkit.build.wording import say

LINE = "x" * 70

needs_landlock = pytest.mark.skipif(
    landlock_version() == 0, reason="needs Landlock: this system cannot confine a program"
)

needs_namespaces = pytest.mark.skipif(
    subprocess.run("unshare --user --mount --net true", shell=True, check=False).returncode != 0,
    reason="needs namespaces: this system does not let its users make any",
)

ENDLESS = {
    "never ends": (r"\loop\iftrue\repeat", "stopped after 3 s: the document never ended"),
    "grows its log": (
        rf"\def\m{{\message{{{LINE}}}\m}}\m",
        "stopped at 2 MB of log: the document never stopped talking",
    ),
    "fills the disk": (
        rf"\newwrite\w\immediate\openout\w=big.txt \def\m{{\immediate\write\w{{{LINE}}}\m}}\m",
        "stopped at 4 MB in one file: the document never stopped writing",
    ),
    "fills the disk with many files": (
        r"\newwrite\w\newcount\n\def\m{\ifnum\n<14 \advance\n1 \immediate\openout\w=f\the\n.txt"
        rf" \count1=0 \l\expandafter\m\fi}}\def\l{{\immediate\write\w{{{LINE}}}\advance\count1 1"
        r" \ifnum\count1<40000 \expandafter\l\fi}\m",
        "stopped at 8 MB on disk: the document never stopped writing",
    ),
}


@pytest.mark.parametrize(("body", "said"), ENDLESS.values(), ids=ENDLESS)
def test_a_document_without_end_is_stopped(built: Build, body: str, said: str) -> None:
    limits = Limits(3 if "ended" in said else 60, disk=8 * MB, file=4 * MB, log=2 * MB)
    answer = built({"main.tex": document(body)}, limits=limits)
    assert (answer.stopped, answer.pdf, answer.errors) == (said, None, (BuildError(said),))


def test_an_error_before_the_end_that_never_comes_is_told_first(built: Build) -> None:
    talk = r"\count0=0 \loop\ifnum\count0<400 \advance\count0 by 1 \typeout{On and on}\repeat"
    body = rf"\nosuchcommand {talk} \loop\iftrue\repeat"
    answer = built({"main.tex": document(body)}, limits=Limits(8))
    assert [error.message for error in answer.errors] == [
        r"there is no command \nosuchcommand",
        "stopped after 8 s: the document never ended",
    ]


TRICKS = {
    "doubles itself": (r"\def\x{\x\x}\x", "a macro calls itself without end"),
    "reads a file of the system": (
        r"\input{/etc/passwd}",
        "the file /etc/passwd.tex lies outside the draft",
    ),
    "reads a file beside the draft": (
        r"\input{../outside/secret}",
        "the file ../outside/secret.tex lies outside the draft",
    ),
    "writes a file of the system": (
        r"\newwrite\w\immediate\openout\w=/tmp/pwned.txt ",
        "the document tries to write to /tmp/pwned.txt, which is not its own",
    ),
    "waits for an answer": (
        r"\read-1 to\answer",
        r"the document ends before \end{document}, or waits for an answer",
    ),
}


@pytest.mark.parametrize(("body", "said"), TRICKS.values(), ids=TRICKS)
def test_a_trick_is_told_at_its_line(built: Build, body: str, said: str) -> None:
    answer = built({"main.tex": document(f"Text.\n{body}")})
    first = answer.errors[0]
    assert (first.message, first.file, first.line) == (said, "main.tex", 5)


def test_a_document_that_reads_itself_is_told(built: Build) -> None:
    files = {"main.tex": document(r"\input{part}"), "part.tex": "Text\n\\input{part}\n"}
    (error,) = built(files).errors
    assert error.message == "files read each other in a circle, or too many inside each other"
    assert (error.file, error.line) == ("part.tex", 2)


def test_no_file_of_the_system_or_beside_the_draft_is_opened(built: Build, outside: Path) -> None:
    names = ("/etc/passwd", "../outside/secret.tex", f"{outside}/secret.tex")
    body = "".join(rf"\openin\file={name} \ifeof\file\else\found\fi " for name in names)
    answer = built({"main.tex": document(rf"\newread\file {body}Text")})
    assert [error.message for error in answer.errors] == []


CANARY = r"\IfFileExists{pwned}{\pwned}{}"
"""No such command: a document that finds the file fails by it."""
RUNS = "`>pwned`"
SHELL = {
    "write18": {"main.tex": document(rf"\immediate\write18{{touch pwned ../pwned}}Text{CANARY}")},
    "a latexmkrc": {
        "main.tex": document(f"Text{CANARY}"),
        "latexmkrc": "system('touch pwned ../pwned');\n",
        ".latexmkrc": "system('touch pwned ../pwned');\n",
    },
    "the name of a bibliography": {
        "main.tex": document(
            rf"{CANARY}\cite{{a}}\bibliographystyle{{plain}}\bibliography{{{RUNS}}}"
        )
    },
    "the name of an index": {
        "main.tex": document(
            rf"{CANARY}Text\typeout{{Writing index file {RUNS}.idx}}\newwrite\i"
            rf"\immediate\openout\i={RUNS}.idx "
            r"\immediate\write\i{\string\indexentry{a}{1}}\immediate\closeout\i"
            rf"\InputIfFileExists{{{RUNS}.ind}}{{}}{{}}"
        )
    },
}


@pytest.mark.parametrize("files", SHELL.values(), ids=SHELL)
def test_no_shell_runs(built: Build, files: dict[str, str]) -> None:
    told = [error.message for error in built(files).errors]
    names_a_bibliography = "bibliography" in files["main.tex"]
    assert told == [f"the bibliography {RUNS}.bib is not there"] * names_a_bibliography


LUA = {
    "reads a file of the system": r"""
        assert(not io.open("/etc/passwd"))""",
    "reads a file beside the draft": r"""
        assert(not io.open("OUTSIDE/secret.tex"))
        lfs.link("OUTSIDE/secret.tex", "link.txt", true)
        assert(not io.open("link.txt"))""",
    "lists a folder": r"""
        assert(not pcall(lfs.dir, "OUTSIDE"))""",
    "writes a file beside the draft": r"""
        assert(not io.open("OUTSIDE/pwned", "w"))
        assert(not io.open("OUTSIDE/secret.tex", "a"))""",
    "removes or moves a file": r"""
        assert(not os.remove("OUTSIDE/secret.tex"))
        assert(not os.rename("OUTSIDE/secret.tex", "mine.tex"))
        assert(not os.rename("main.tex", "OUTSIDE/pwned"))""",
    "starts a program": r"""
        os.execute("touch pwned") io.popen("touch pwned")
        assert(not io.open("pwned"))""",
    "calls home": r"""
        local made, socket = pcall(require, "socket")
        assert(not made or not socket.tcp():connect("127.0.0.1", PORT))""",
    "finds the user's variables": r"""
        assert(not os.getenv("DRAFTSMITH_TEST_SECRET"))""",
}


@needs_landlock
@needs_namespaces
@pytest.mark.parametrize("code", LUA.values(), ids=LUA)
def test_lua_code_reaches_nothing(
    built: Build, outside: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTSMITH_TEST_SECRET", SECRET)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        script = code.replace("OUTSIDE", str(outside)).replace("PORT", port)
        files = {"main.tex": document(r"\directlua{dofile('try.lua')}Text"), "try.lua": script}
        answer = built(files, engine="lualatex", limits=Limits())
    assert [error.message for error in answer.errors] == []
    assert answer.pdf is not None


def test_what_a_document_puts_in_the_place_of_its_pdf_is_not_read(
    built: Build, outside: Path
) -> None:
    script = f"""
        os.remove("main.pdf")
        luatexbase.add_to_callback("wrapup_run", function()
          os.remove("main.pdf") lfs.link("{outside}/secret.tex", "main.pdf", true) end, "put")"""
    files = {"main.tex": document(r"\directlua{dofile('try.lua')}Text"), "try.lua": script}
    answer = built(files, engine="lualatex", limits=Limits())
    assert (answer.pdf, answer.log.output_pages) == (None, 1)
    assert answer.log.errors == ()


def test_folders_nested_past_use_are_cleared_away(built: Build) -> None:
    script = """for i = 1, 3000 do lfs.mkdir("d") lfs.chdir("d") end"""
    files = {"main.tex": document(r"Text\directlua{dofile('try.lua')}"), "try.lua": script}
    before = set(Path(tempfile.gettempdir()).glob("draftsmith-*"))
    built(files, engine="lualatex", limits=Limits())
    assert set(Path(tempfile.gettempdir()).glob("draftsmith-*")) <= before


def test_a_program_that_asks_for_too_much_memory_is_told(built: Build) -> None:
    script = "local t = {} for i = 1, 1e9 do t[i] = string.rep('x', 1e6) .. i end"
    files = {"main.tex": document(r"\directlua{dofile('try.lua')}"), "try.lua": script}
    answer = built(files, engine="lualatex", limits=Limits(memory=500 * MB))
    assert answer.stopped == "stopped at 500 MB of memory: the document asked for more"


def test_links_out_of_the_draft_are_left_out_and_links_within_it_work(
    built: Build, outside: Path, tmp_path: Path
) -> None:
    root = tmp_path / "draft"
    (root / "parts").mkdir(parents=True)
    (root / "parts/inside.tex").write_text("Inside.", encoding="utf-8")
    (root / "file.tex").symlink_to(outside / "secret.tex")
    (root / "folder").symlink_to(outside)
    (root / "loop").symlink_to(root)
    (root / "again.tex").symlink_to("parts/inside.tex")
    body = r"\input{again}\input{loop/parts/inside}"
    assert built({"main.tex": document(body)}).errors == ()
    for name in ("file", "folder/secret"):
        (error,) = built({"main.tex": document(rf"\input{{{name}}}")}).errors
        assert error.message == f"the file {name}.tex is not there"


@pytest.mark.parametrize("name", ["x" * 300 + ".tex", "a\0b.tex", "none.tex"])
def test_a_file_of_a_name_that_cannot_be_is_empty(tmp_path: Path, name: str) -> None:
    assert read_regular(tmp_path / name) == b""


def test_what_tex_says_is_told_on_one_line() -> None:
    assert say("It\rsays\x85so.") == ("It says so", "")
