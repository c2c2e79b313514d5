"""A short paper for a blind workshop, clean at submission, written into a new draft."""

from pathlib import Path

from toolkit.scaffold.new import new
from toolkit.scaffold.questions import Answers, Author

AUTHORS = (
    Author("Sofia Kovalevskaya", "kovalevskaya@example.org"),
    Author("Andrey Markov", "markov@example.org"),
)
_OPENING = (
    "A network that is trained for long enough returns every label of its training set, the wrong "
    "ones included~\\cite{zhang2017}. Two remedies are in use: to stop early~\\cite{prechelt1998}, "
    "and to let large weights cost something~\\cite{krogh1992}. Both are known to hold a network "
    "back, and it is not known which of the two does so at less cost."
)
_CLOSING = (
    "Every figure given here is the mean over ten seeds, and the intervals cover the choice of the "
    "images as well as that of the first weights. Nothing was tuned on the images that serve to "
    "measure. What holds for small drawings in a small network may fail for photographs in a "
    "large one, and we make no claim beyond the drawings."
)
SECTIONS = {
    "introduction": "Introduction",
    "method": "Method",
    "results": "Results",
    "conclusion": "Conclusion",
    "limitations": "Limitations",
}
ENTRIES = """\
@inproceedings{krogh1992,
  author    = {Krogh, Anders and Hertz, John A.},
  title     = {A Simple Weight Decay Can Improve Generalization},
  booktitle = {Advances in Neural Information Processing Systems},
  year      = {1992},
}

@article{prechelt1998,
  author  = {Prechelt, Lutz},
  title   = {Automatic Early Stopping Using Cross Validation},
  journal = {Neural Networks},
  volume  = {11},
  year    = {1998},
}

@inproceedings{zhang2017,
  author    = {Zhang, Chiyuan and Bengio, Samy},
  title     = {Understanding Deep Learning Requires Rethinking Generalization},
  booktitle = {International Conference on Learning Representations},
  year      = {2017},
}
"""


def write_paper(folder: Path) -> None:
    """Write the paper's folder; there is no PDF in it."""
    title = "What Small Networks Should Forget"
    new("workshop/paper", folder, Answers(title=title, authors=AUTHORS), bare=True)
    (folder / "references.bib").write_text(ENTRIES, encoding="utf-8")
    abstract = f"\\begin{{abstract}}\n{_CLOSING}\n\\end{{abstract}}\n"
    (folder / "sections" / "abstract.tex").write_text(abstract, encoding="utf-8")
    for name, heading in SECTIONS.items():
        text = f"\\section{{{heading}}}\n\n{_OPENING}\n\n{_CLOSING}\n"
        (folder / "sections" / f"{name}.tex").write_text(text, encoding="utf-8")
