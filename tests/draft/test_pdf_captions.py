"""Captions of sketched PDFs, where they end, and what the text mentions."""

from collections.abc import Callable

import pytest

from toolkit.draft.pdf_captions import PdfCaption, find_captions
from toolkit.draft.pdf_layout import lay_out
from toolkit.draft.pdf_outline import outline
from toolkit.readers.pdf import Pdf

Sheets = Callable[..., Pdf]

TEXT = ".\n" * 9


def captions(pdf: Pdf) -> list[PdfCaption]:
    return [each.caption for each in find_captions(lay_out(pdf))]


def mentioned(pdf: Pdf) -> list[str]:
    return [f"{each.kind} {each.number}" for each in captions(pdf) if each.mentioned]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Figure 3: The coil", ("figure", "3", "The coil")),
        ("- Fig. 3. The coil", ("figure", "3", "The coil")),
        ("- FIG. 3 – The coil", ("figure", "3", "The coil")),
        ("- Table 2.1 | Currents", ("table", "2.1", "Currents")),
        ("- TABLE IV: Currents", ("table", "IV", "Currents")),
        ("- Table A1: Currents", ("table", "A1", "Currents")),
        ("- Abb. 3: Die Spule", ("figure", "3", "Die Spule")),
        ("- Figura 3: La bobina", ("figure", "3", "La bobina")),
        ("- Tabella 3: Correnti", ("table", "3", "Correnti")),
        ("* Figure 3 The coil", ("figure", "3", "The coil")),
    ],
)
def test_captions_are_known_by_their_label(
    sheets: Sheets, line: str, expected: tuple[str, str, str]
) -> None:
    (caption,) = captions(sheets(TEXT + "\n" + line + "\n\n" + TEXT))
    assert (caption.kind, caption.number, caption.text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "\n- Figure 3 shows the coil",
        "- Figure 3. Then the coil was wound again, and the reading repeated",
        "\n- Figure 3.1, at 3.2 shows the coil",
    ],
    ids=["a sentence", "a sentence's end in a paragraph", "a number of two parts"],
)
def test_prose_about_a_figure_is_no_caption(sheets: Sheets, line: str) -> None:
    assert captions(sheets(TEXT + line + "\n" + TEXT)) == []


def test_a_sentence_that_ends_atop_a_page_is_no_caption(sheets: Sheets) -> None:
    assert captions(sheets(TEXT + "- as is seen in", "- Figure 3. A word.\n" + TEXT)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- as is seen here.", "- Figure 3. The coil.\n" + TEXT),
        ("- as is seen in", "- Figure 3. The coil.\n\n" + TEXT),
        ("- as is seen in", "- Figure 3: The coil.\n" + TEXT),
        ("- as is seen in", "- Table 3. Coils.\n" + TEXT),
        ("- as is seen in", "/ Figure 3. The coil.\n" + TEXT),
        ("- as is seen in", "> Figure 3. The coil.\n" + TEXT),
        ("- as is seen in", ". \n\n- Figure 3. The coil.\n" + TEXT),
    ],
    ids=[
        "after a sentence",
        "apart from the text",
        "a colon",
        "a table",
        "italics",
        "set in",
        "amid a page",
    ],
)
def test_a_caption_may_stand_atop_a_page(sheets: Sheets, before: str, after: str) -> None:
    assert len(captions(sheets(TEXT + before, after))) == 1


def test_a_label_may_be_divided_between_two_lines(sheets: Sheets) -> None:
    (caption,) = captions(sheets(TEXT + "\n- Figure\n- 1. The coil of\n- silver wire.\n\n" + TEXT))
    assert (caption.number, caption.text) == ("1", "The coil of silver wire.")
    assert not caption.mentioned


def test_a_line_with_nothing_but_a_label_is_no_heading(sheets: Sheets) -> None:
    pdf = sheets("# Aims\n" + TEXT + "\n# Figure\n\n" + TEXT + "\n# Outlook\n" + TEXT)
    assert [each.title for each in outline(pdf).headings] == ["Aims", "Outlook"]


def test_a_narrow_caption_goes_on_with_a_line_that_stands_out(sheets: Sheets) -> None:
    sketch = TEXT + "\n- Table 1. The coil of\n- Ampere, seen from above.\n\n" + TEXT
    (caption,) = captions(sheets(sketch))
    assert caption.text == "The coil of Ampere, seen from above."


def test_a_wider_line_below_a_caption_that_has_ended_is_none_of_it(sheets: Sheets) -> None:
    sketch = TEXT + "\n- Table 1. The coil.\n- Wire, left and right.\n\n" + TEXT
    (caption,) = captions(sheets(sketch))
    assert caption.text == "The coil."


def test_a_caption_goes_on_while_its_lines_are_full(sheets: Sheets) -> None:
    first = "- Figure 1: A coil of silver wire, wound by hand upon a wooden frame, in"
    (caption,) = captions(sheets(TEXT + f"\n{first}\n- its box.\n- Wire\n" + TEXT))
    assert caption.text.endswith("wooden frame, in its box.")


def test_a_caption_that_is_indented_goes_on_while_its_own_lines_are_full(sheets: Sheets) -> None:
    lines = "- Figure 1: A coil of silver wire wound\n- by hand upon a wooden frame in its\n- box."
    (caption,) = captions(sheets(TEXT + f"\n{lines}\n- Wire\n" + TEXT))
    assert caption.text == "A coil of silver wire wound by hand upon a wooden frame in its box."


@pytest.mark.parametrize(
    ("below", "text"),
    [
        ("- The cost of the parts\n- Wire", "The cost of the parts Wire"),
        ("* The cost\n- Wire", "The cost"),
    ],
    ids=["in one type", "till the type changes"],
)
def test_a_caption_may_stand_below_its_number(sheets: Sheets, below: str, text: str) -> None:
    (caption,) = captions(sheets(TEXT + f"\n- TABLE I\n{below}\n\n" + TEXT))
    assert (caption.number, caption.text) == ("I", text)


def test_a_line_with_wide_gaps_is_none_of_a_captions(sheets: Sheets) -> None:
    line = "- Table 1: Of silver wire, wound by hand upon a wooden frame and measured"
    (caption,) = captions(sheets(TEXT + f"\n{line}\n~ Wire Left Right\n" + TEXT))
    assert caption.text.endswith("and measured")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See Figure 2.", ["figure 2"]),
        ("See Fig. 2(a) and fig. 4.", ["figure 2", "figure 4"]),
        ("See Figures 1 and 3.", ["figure 1", "figure 3"]),
        ("See Figs. 1, 2, and 4.", ["figure 1", "figure 2", "figure 4"]),
        ("See Figures 2–4.", ["figure 2", "figure 3", "figure 4"]),
        ("See Figures 2 to 4.", ["figure 2", "figure 3", "figure 4"]),
        ("See Table 1.", ["table 1"]),
        ("We saw 2 figures and 1 table.", []),
        ("Voir les figures 1 et 3, le tableau 1.", ["figure 1", "figure 3", "table 1"]),
        ("Come mostra la figura 1.", ["figure 1"]),
        ("Siehe Tabelle 1.", ["table 1"]),
        ("Siehe die Abbildungen 1 und 3.", ["figure 1", "figure 3"]),
    ],
)
def test_the_text_mentions_what_it_names(sheets: Sheets, text: str, expected: list[str]) -> None:
    labels = ("Figure 1", "Figure 2", "Figure 3", "Figure 4", "Table 1")
    floats = "".join(f"\n- {label}: Something seen\n" for label in labels)
    assert mentioned(sheets(f"- {text}\n" + TEXT + floats)) == expected


def test_a_part_of_a_table_with_a_roman_number_is_mentioned(sheets: Sheets) -> None:
    assert mentioned(sheets(TEXT + "\n- TABLE II: Coils\n\n" + TEXT + "- See Table IIa.")) == [
        "table II"
    ]
