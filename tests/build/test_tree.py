"""Which files a TeX installation brings."""

import shutil

import pytest

from toolkit.build.tree import in_tex_tree


@pytest.mark.skipif(shutil.which("kpsewhich") is None, reason="needs TeX: it is not installed")
def test_files_of_the_installation_are_told_from_others_with_and_without_ending() -> None:
    names = ("article.cls", "sample2e", "none-of-ours", "-help", "", "le.cls", "article.cls")
    assert in_tex_tree(names) == {"article.cls", "sample2e"}


def test_without_tex_nothing_can_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert in_tex_tree(("article.cls",)) == frozenset()
