"""Rules run to their end, are skipped with a reason, or fail the run by name."""

import pytest

from toolkit.draft.load import load_draft
from toolkit.lint.run import run
from toolkit.model.finding import Severity
from toolkit.rules.base import Need, Rule
from toolkit.rules.images import ShortCaption


class Restless(Rule):
    """Stumbles over a draft that says so."""

    code = "ZZZ001"
    severity = Severity.ERROR
    message = "restless"

    def check(self, draft):
        for tex in draft.tex:
            for macro in tex.macros("stumble"):
                raise ValueError(macro)
            for macro in tex.macros("here"):
                yield self.finding(tex, macro)


class Needy(Restless):
    """Needs what the drafts here lack."""

    code = "ZZZ002"
    needs = (Need.SOURCE, Need.TEMPLATE, Need.PDF)


def test_a_rule_that_crashes_fails_the_run_by_its_name(written):
    draft = load_draft(written("\\stumble"))
    with pytest.raises(RuntimeError, match=r"rule ZZZ001 \(restless\) crashed on main.tex"):
        run(draft, [Restless])


def test_a_rule_without_what_it_needs_is_skipped_with_the_first_reason(written):
    outcome = run(load_draft(written("\\here")), [Restless, Needy])
    assert [finding.code for finding in outcome.findings] == ["ZZZ001"]
    (skipped,) = outcome.skipped
    assert (skipped.code, skipped.name) == ("ZZZ002", "needy")
    assert skipped.reason == "no template is named"


def test_findings_stand_in_the_order_in_which_the_draft_is_read(written):
    body = "\\input{b}\\input{a}\\here\n\\here"
    folder = written(body, **{"a.tex": "\\here", "b.tex": "\n\\here \\here"})
    found = [str(finding.place) for finding in run(load_draft(folder), [Restless]).findings]
    assert found == ["main.tex:3:19", "main.tex:4:1", "b.tex:2:1", "b.tex:2:7", "a.tex:1:1"]


def test_what_a_macro_gives_twice_is_told_once_where_it_is_used(written):
    figures = "".join(
        f"\\begin{{figure}}\\caption{{{name}}}\\end{{figure}}" for name in ("One", "Two")
    )
    body = f"\\newcommand{{\\both}}{{{figures}}}\n\\both\n\\both"
    found = run(load_draft(written(body)), [ShortCaption]).findings
    assert [each.place.line for each in found] == [4, 5]
