"""A third course, told in TOML alone, in a folder outside the package."""

from pathlib import Path

import pytest

COURSE = """\
id = "herbarium"
title = "Field botany"
institution = "A botanical garden"
term = "summer"
default_kind = "diary"
points = 20
project_points = 12

[team]
min = 2
max = 5

[[part]]
kind = "diary"
points = 12
rubric = "marks.toml"
when = { lecture_day = 4 }
"""

TEMPLATE = """\
id = "herbarium/diary"
version = "3"
title = "Field diary"
kind = "diary"
main = "diary.tex"

[document]
class = "scrartcl"
paper = "a4"

[pages]
min = 1
max = 3

[[section]]
id = "route"
title = "Route"
aliases = ["Where We Went"]

[[section]]
id = "finds"
title = "Finds and Doubts"
min_words = 20

[[section.split]]
title = "Finds"

[[section.split]]
title = "Doubts"
aliases = ["Open Doubts"]
"""

RUBRIC = """\
[rubric]
id = "herbarium/marks"
title = "Marks for a diary"
points = 12
template = "./diary"

[[criterion]]
id = "route"
name = "Route"
max = 5
section = "route"
rules = ["STR003"]

[[criterion]]
id = "finds"
name = "Finds"
max = 7
mode = "levels"
section = "finds"

[[criterion.level]]
name = "Many"
points = 7

[[deduction]]
id = "late"
name = "Late"
points = -2
kind = "count"
max_count = 3
scope = "finds"

[[award]]
id = "rarest"
name = "Rarest find"

[awards]
rule = "priority"
"""


@pytest.fixture
def herbarium(tmp_path: Path) -> Path:
    """The folder of the course: its file, its rubric, and one template."""
    (tmp_path / "course.toml").write_text(COURSE, encoding="utf-8")
    (tmp_path / "marks.toml").write_text(RUBRIC, encoding="utf-8")
    (tmp_path / "diary").mkdir()
    (tmp_path / "diary" / "template.toml").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path
