"""Images are found where TeX would find them."""

import pytest

from toolkit.draft.load import load_draft


def resolved(folder, body, *files):
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    (folder / "main.tex").write_text(f"\\documentclass{{article}}\n{body}", encoding="utf-8")
    (image,) = load_draft(folder / "main.tex").images
    return image.path


@pytest.mark.parametrize(
    ("body", "files", "found"),
    [
        (r"\includegraphics{a.png}", ["a.png"], "a.png"),
        (r"\includegraphics[width=3cm]{a}", ["a.png", "a.pdf"], "a.pdf"),
        (r"\includegraphics*[0,0][1,1]{a}", ["a.JPG"], "a.JPG"),
        (r"\includegraphics{figures/a}", ["figures/a.pdf"], "figures/a.pdf"),
        (r"\includegraphics{./a}", ["a.pdf"], "a.pdf"),
        (r"\includegraphics{a.b}", ["a.b.png"], "a.b.png"),
        (r'\includegraphics{"my plot"}', ["my plot.png"], "my plot.png"),
        (r"\graphicspath{{one/}{two/}}\includegraphics{a}", ["two/a.pdf"], "two/a.pdf"),
        (r"\newcommand{\dir}{plots}\includegraphics{\dir/a}", ["plots/a.pdf"], "plots/a.pdf"),
        (r"\includesvg{a}", ["a.svg"], "a.svg"),
        (r"\epsfig{file=a.eps,width=3cm}", ["a.eps"], "a.eps"),
        (r"\includegraphics{Plots/A.PNG}", ["Plots/a.png"], "Plots/a.png"),
        (r"\includegraphics{A}", ["a.png", "A.pdf"], "A.pdf"),
        (r"\includegraphics{plots/a.png}", ["Plots/a.png"], None),
        (r"\includegraphics{a}", [], None),
        (r"\includegraphics{a}", ["b.pdf"], None),
        (r"\includegraphics{/etc/hostname}", [], None),
        (r"\includegraphics{" + "x" * 300 + "}", [], None),
    ],
)
def test_an_image_is_looked_for_as_tex_does(tmp_path, body, files, found):
    assert resolved(tmp_path, body, *files) == found


@pytest.mark.parametrize(
    ("name", "checkable"), [("a", True), ("example-image-a", False), (r"\unknown/a", False)]
)
def test_a_computed_name_or_one_that_tex_brings_is_not_looked_up(tmp_path, name, checkable):
    text = f"\\documentclass{{article}}\\includegraphics{{{name}}}"
    (tmp_path / "main.tex").write_text(text, encoding="utf-8")
    (image,) = load_draft(tmp_path / "main.tex").images
    assert image.is_checkable is checkable
