"""The team: what an example cannot show: messages, the place of a name, samples, suppressions."""

import pytest

from tests.rules.conftest import LINES_BEFORE, Checked, whole
from toolkit.course.sample import SamplePerson, load_sample
from toolkit.model.finding import Finding, Severity, Stage
from toolkit.rules.example import Example

WHO = '[[section]]\nid = "who"\ntitle = "Who Did What"\ncredits_authors = true\n'


def said(
    findings: Checked, code: str, tex: str, requires: str = "", stage: Stage = Stage.DRAFT
) -> list[Finding]:
    example = Example(tex, requires=requires, stage=stage)
    return [f for f in findings(example, whole(example, tex)) if f.code == code]


SIZES = [
    ("\\author{A. Ampère \\and M. Curie}", "min = 3\nmax = 3", "2 authors, the course asks for 3"),
    ("\\author{A. Ampère}", "min = 2\nmax = 4", "1 author, the course asks for 2 to 4"),
    ("\\author{A. Ampère}", "min = 2", "1 author, the course asks for at least 2"),
    ("\\author{A. Ampère, M. Curie}", "max = 1", "2 authors, the course asks for at most 1"),
    (
        "\\author{A. Ampère}\n\\author{M. Curie}",
        "max = 1",
        "2 authors, the course asks for at most 1",
    ),
    ("\\author{}", "min = 3\nmax = 3", "no author, the course asks for 3"),
]


@pytest.mark.parametrize(("tex", "team", "message"), SIZES)
def test_the_size_is_told_beside_what_is_asked(
    tex: str, team: str, message: str, findings: Checked
) -> None:
    assert [f.message for f in said(findings, "TEA001", tex, f"[team]\n{team}")] == [message]


@pytest.mark.parametrize("person", load_sample().people, ids=lambda person: person.name)
def test_each_sample_author_is_known(person: SamplePerson, findings: Checked) -> None:
    name, email = person.name, person.email
    (found,) = said(findings, "TEA002", f"\\author{{{name} \\\\ {email}}}")
    assert found.message == f"“{name}” is the template's sample author"
    (found,) = said(findings, "TEA002", f"\\author{{Blaise Pascal \\\\ {email}}}")
    assert found.message == f"“{email}” is the template's sample address"


PLACEHOLDERS = [
    "First Author",
    "Second Author",
    "Author Name",
    "Your Name",
    "Student Name",
    "Firstname Lastname",
    "Team Member 2",
    "Author One",
    "YOUR NAME",
]


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_a_name_that_stands_for_any_is_known(name: str, findings: Checked) -> None:
    assert len(said(findings, "TEA002", f"\\author{{{name}}}")) == 1


@pytest.mark.parametrize(
    "email", ["name@university.edu", "your.email@school.edu", "yourname@x.edu"]
)
def test_an_address_that_stands_for_any_is_known(email: str, findings: Checked) -> None:
    (found,) = said(findings, "TEA002", f"\\author{{Blaise Pascal \\\\ \\email{{{email}}}}}")
    assert found.message == f"“{email}” is a placeholder for an address"


@pytest.mark.parametrize("author", ["Anonymous", "Mary Second", "B. One", "Ann A. B."])
def test_a_name_that_may_be_someone_s_is_left_alone(author: str, findings: Checked) -> None:
    assert not said(findings, "TEA002", f"\\author{{{author}}}")


def test_every_placeholder_is_found_at_its_own_name(findings: Checked) -> None:
    tex = "\\author{First Author \\and\n  Blaise Pascal \\and\n  Second\n  Author}"
    found = said(findings, "TEA002", tex)
    assert [(f.place.line - LINES_BEFORE, f.place.column) for f in found] == [(1, 9), (3, 3)]


def test_a_true_namesake_suppresses_the_finding_at_the_name(findings: Checked) -> None:
    tex = "\\author{Max Born \\and\n  Alan Turing} %% draftsmith: ignore[TEA002]%s"
    assert not said(findings, "TEA002", tex % "")
    assert not said(findings, "SUP001", tex % "")


def credit(findings: Checked, authors: str, text: str) -> list[str]:
    tex = f"\\author{{{authors}}}\n\\section{{Who Did What}}\n{text}"
    return [f.message for f in said(findings, "TEA003", tex, WHO)]


def test_each_author_without_credit_is_named(findings: Checked) -> None:
    authors = "Marie Curie \\and Émilie du Châtelet \\and Jan Łukasiewicz"
    assert credit(findings, authors, "Marie did it all.") == [
        "“Who Did What” does not name Émilie du Châtelet",
        "“Who Did What” does not name Jan Łukasiewicz",
    ]
    assert credit(findings, authors, "M. Curie, \\'Emilie, and \\L{}ukasiewicz.") == []


def test_credit_in_a_subsection_or_a_list_counts(findings: Checked) -> None:
    text = (
        "\\subsection{Marie Curie}\nAll.\n\\begin{description}\\item[Max] Text.\\end{description}"
    )
    assert credit(findings, "Marie Curie \\and Max Born", text) == []


def test_credit_elsewhere_does_not_count(findings: Checked) -> None:
    text = "Marie did it.\n\\section{Thanks}\nTo Max Born."
    assert len(credit(findings, "Marie Curie \\and Max Born", text)) == 1


def test_missing_credit_is_an_error_only_at_submission(findings: Checked) -> None:
    tex = "\\author{Max Born}\n\\section{Who Did What}\nNothing."
    for stage, severity in ((Stage.DRAFT, Severity.WARNING), (Stage.SUBMISSION, Severity.ERROR)):
        (found,) = said(findings, "TEA003", tex, WHO, stage)
        assert found.severity is severity


def test_a_blind_document_credits_and_counts_nobody(findings: Checked) -> None:
    requires = f"[document]\nblind = true\n[team]\nmin = 2\n{WHO}"
    tex = "\\author{Max Born}\n\\section{Who Did What}\nNothing."
    assert not said(findings, "TEA001", tex, requires)
    assert not said(findings, "TEA003", tex, requires)
