"""What is quoted and cited is told from what is only one of the two."""

from pathlib import Path

import pytest

from toolkit.draft.load import load_draft
from toolkit.draft.quotation import Quotation

HERE = "HERE"


def is_quotation(folder: Path, body: str) -> bool:
    text = f"\\documentclass{{article}}\\begin{{document}}\n{body}\n\\end{{document}}\n"
    (folder / "main.tex").write_text(text, encoding="utf-8")
    tex = load_draft(folder).tex[0]
    return tex.text.index(HERE) in Quotation(tex)


@pytest.mark.parametrize(
    "body",
    [
        "``He is HERE''~\\cite{a}.",
        "As \\citet{a} says: “he is HERE”.",
        "He \\enquote{is \\emph{HERE}}~\\parencite[3]{a}.",
        "\\textquote[He][.]{is HERE} \\cite{a}",
        "\\textcquote[3]{a}{is HERE}",
        "\\cite{a}:\n\\begin{quote}\nis HERE\n\\end{quote}",
        "\\cite{a}:\n\n\\begin{quotation}\nis\n\nHERE\n\\end{quotation}",
        "\\begin{displayquote}\nis HERE\n\\end{displayquote}\n\nSo~\\cite{a}.",
        "\\begin{quote}\nis HERE \\cite{a}\n\\end{quote}",
        "\\begin{displaycquote}{a}\nis HERE\n\\end{displaycquote}",
        "``He is HERE''\\footnote{\\url{https://example.org}}.",
        "``She'' \\cite{b} and ``he is HERE''.",
    ],
)
def test_what_is_quoted_with_its_source_is_a_quotation(tmp_path: Path, body: str) -> None:
    assert is_quotation(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        "He is HERE~\\cite{a}.",
        "``He is HERE''.",
        "``He is HERE''.\n\nSo \\cite{a}.",
        "\\begin{quote}\nis HERE\n\\end{quote}",
        "\\begin{quote}\nis HERE\n\\end{quote}\n\nSo.\n\nAnd \\cite{a}.",
        "``He'' \\cite{a} is HERE, ``so''.",
        "``He is % \\cite{a}\nHERE''",
        "\\begin{verse}a\\end{verse} HERE \\cite{a}",
    ],
)
def test_what_is_not_quoted_or_has_no_source_is_none(tmp_path: Path, body: str) -> None:
    assert not is_quotation(tmp_path, body)
