"""Images that a team made itself: declared, or named in its code."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.draft.own_images import LARGEST_CODE_BYTES, OwnImages

Owned = Callable[..., bool]


@pytest.fixture
def owned(tmp_path: Path) -> Owned:
    """Whether a draft with these files takes the image ``figures/curve.png`` for its own."""

    def answer(**files: str) -> bool:
        (tmp_path / "main.tex").write_text("\\documentclass{article}\\begin{document}")
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_dot_", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return "figures/curve.png" in OwnImages(load_draft(tmp_path / "main.tex"))

    return answer


@pytest.mark.parametrize("pattern", ["figures/*", "*.png", "figures/curve.png", "figures/c*e.*"])
def test_a_declared_image_is_own(owned: Owned, pattern: str) -> None:
    assert owned(draftsmith_dot_toml=f'own_images = ["{pattern}"]')


@pytest.mark.parametrize("pattern", ["images/*", "curve.png", "*.jpg"])
def test_a_pattern_for_others_declares_nothing(owned: Owned, pattern: str) -> None:
    assert not owned(draftsmith_dot_toml=f'own_images = ["{pattern}"]')


@pytest.mark.parametrize("code", ["savefig('out/curve.pdf')", "def curve(): pass", "draw(curve)"])
def test_an_image_named_in_the_code_is_own(owned: Owned, code: str) -> None:
    assert owned(code__draw_dot_py=code)


@pytest.mark.parametrize("code", ["", "savefig('curves.pdf')", "learning-curve"])
def test_code_that_does_not_name_it_draws_it_not(owned: Owned, code: str) -> None:
    assert not owned(code__draw_dot_py=code)


def test_a_file_that_is_no_code_is_not_looked_into(owned: Owned) -> None:
    assert not owned(code__notes_dot_txt="curve")


def test_code_too_large_to_be_written_is_not_looked_into(owned: Owned) -> None:
    assert not owned(code__data_dot_py="curve" + " " * LARGEST_CODE_BYTES)
