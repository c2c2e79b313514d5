"""A rubric to begin from: every kind of criterion, deduction and rule once, explained."""

import json
from collections.abc import Iterator

from toolkit.course.requirements import Requirements

_POINTS_A_SECTION = 10

_HEAD = """\
# A rubric. Check it with: draftsmith rubric check {file}
[rubric]
id = {id}
title = {title}
points = {points}        # the sum of the criteria that are not a bonus
unit = "team"       # or student, to mark every member on everything
step = 0.5          # the smallest part of a point that can be given
floor = 0           # the total is never below it
"""
_KINDS = """\

# Marked by levels: a grader picks one.
[[criterion]]
id = "soundness"
name = "Soundness"
max = 10
mode = "levels"
questions = ["Do the results carry the claims?"]
  [[criterion.level]]
  name = "Every claim"
  points = 10
  [[criterion.level]]
  name = "The main claim"
  points = 6
  [[criterion.level]]
  name = "None"
  points = 0

# Marked in points, where levels say what a range of them stands for.
[[criterion]]
id = "clarity"
name = "Clarity"
max = 5
  [[criterion.level]]
  name = "Clear throughout"
  points = 5
  [[criterion.level]]
  name = "Clear in places"
  points = 3

# Yes or no.
[[criterion]]
id = "code-runs"
name = "The code runs"
max = 5
mode = "check"

# Marked for each member.
[[criterion]]
id = "talk"
name = "Answers in the talk"
max = 5
per_student = true

# On top of the points above.
[[criterion]]
id = "idea"
name = "An idea of their own"
max = 2
bonus = true
"""
_REST = """\

# Taken off once for each case, five cases at the most. A flag is taken off once. With unit
# "percent" or "percent-of-earned" the points are a percentage, of the scope's points or of what
# was earned in it; a scope is the total or a criterion's id.
[[deduction]]
id = "copied-sentences"
name = "Copied sentences"
points = -2
kind = "count"
max_count = 5
description = "For each sentence taken from elsewhere that is not both quoted and cited."

[aggregate]
method = "mean"     # or median, lead (collect --lead NAME) or sum
graders = 2         # how many mark each team
disagreement = 0.15 # of a criterion's maximum: further apart, someone should moderate
"""


def starter(id_: str, title: str, file: str, requirements: Requirements | None = None) -> str:
    """A valid rubric as TOML, to be changed.

    Args:
        id_: such as ``botany/diary``.
        file: its name, for the comment that says how to check it.
        requirements: a template whose sections become criteria; without one, each kind of criterion
            stands there once.
    """
    sections = tuple(_sections(requirements)) if requirements else ()
    points = _POINTS_A_SECTION * len(sections) if sections else 25
    head = _HEAD.format(file=file, id=_string(id_), title=_string(title), points=points)
    if requirements:
        head += f"template = {_string(requirements.id)}\n"
    return head + ("".join(sections) or _KINDS) + _REST


def _sections(requirements: Requirements) -> Iterator[str]:
    for section in requirements.sections:
        if not section.optional:
            yield (
                f"\n[[criterion]]\nid = {_string(section.id)}\nname = {_string(section.title)}\n"
                f"max = {_POINTS_A_SECTION}\nquestions = []    # what a grader asks\n"
                f"section = {_string(section.id)}\n"
                "rules = []        # codes whose findings are shown here, such as CIT005\n"
            )


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
