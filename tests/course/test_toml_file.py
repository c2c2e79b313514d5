"""A TOML file that cannot be read is one line."""

from pathlib import Path

import pytest

from toolkit.course.toml_file import read_toml
from toolkit.model.errors import InputError, ToolkitError

BROKEN = (
    (b"a = 1\nb 2\n", "bad.toml:2:3: is not TOML: expected '=' after a key in a key/value pair"),
    (b"a = 1\r\nb 2\r\n", "bad.toml:2:3: is not TOML: expected '='"),
    (b"a = ", "bad.toml: is not TOML: invalid value at the end of the file"),
    (b"a = 1\na = 2\n", "bad.toml:2:6: is not TOML: cannot overwrite a value"),
    (b"\0", "bad.toml:1:1: is not TOML: "),
    (b"title = 'caf\xe9'", "bad.toml: is not UTF-8 (save it as UTF-8)"),
    ("a = 1".encode("utf-16"), "bad.toml: is not UTF-8"),
    (b"a = " + b"[" * 100_000, "bad.toml: is nested too deeply to read"),
    (b"a = " + b"9" * 5_000, "bad.toml: holds a number too long to read"),
)


@pytest.mark.parametrize(("data", "line"), BROKEN)
def test_a_file_that_is_not_toml_is_one_line(
    data: bytes, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.toml").write_bytes(data)
    with pytest.raises(ToolkitError) as caught:
        read_toml(Path("bad.toml"))
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)


def test_a_byte_order_mark_and_windows_lines_are_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "good.toml"
    file.write_bytes(b'\xef\xbb\xbfa = 1\r\nb = """\r\nx"""\r\n')
    assert read_toml(file) == {"a": 1, "b": "x"}


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml: no such file"):
        read_toml(tmp_path / "none.toml")


def test_a_folder_cannot_be_read_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_toml(tmp_path)
