"""What can be wrong with a course, a manifest or a rubric that has the right shape."""

import re
from collections.abc import Iterable, Iterator
from math import inf

from toolkit.course.course import Course, Late
from toolkit.course.fault import Fault, meant
from toolkit.course.requirements import Range, Requirements, SectionRule
from toolkit.course.rubric import Award, Criterion, Deduction, Rubric
from toolkit.course.titles import normal_title

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FULL_ID = re.compile(rf"{_ID.pattern}/{_ID.pattern}")
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
_FREE = ("references", "appendix")
_TOTAL = "total"
_WHOLE = 100


def course_faults(course: Course) -> Iterator[Fault]:
    """What is wrong within a course, its parts' templates and rubrics unread."""
    yield from _id_faults("id", course.id)
    yield from _range_faults("team", course.team)
    kinds = [part.kind for part in course.parts]
    yield from _doubled(kinds, "part", "kind")
    if course.default_kind not in kinds:
        message = f"names no part: {course.default_kind}"
        yield Fault("default_kind", message, meant(course.default_kind, kinds))
    yield from _course_points(course)
    yield from _late_faults("late", course.late)
    for number, part in enumerate(course.parts, 1):
        if part.when and (part.when.lecture_day == 0 or part.when.lecture_days < 1):
            yield Fault(f"part[{number}].when", "counts lecture days from 1, or from -1 backwards")
        yield from _late_faults(f"part[{number}].late", part.late)


def _late_faults(key: str, late: Late | None) -> Iterator[Fault]:
    if late is None:
        return
    if not -inf < late.points < 0:
        yield Fault(f"{key}.points", "must be below 0", "lateness takes points off")
    elif late.unit == "percent" and late.points < -_WHOLE:
        yield Fault(f"{key}.points", f"must not take off more than {_WHOLE} percent")
    if late.free_days < 0:
        yield Fault(f"{key}.free_days", "must not be below 0")
    if late.max_days is not None and late.max_days < 1:
        yield Fault(f"{key}.max_days", "must be 1 or more")


def _course_points(course: Course) -> Iterator[Fault]:
    """The parts' points must add up, where the course counts points."""
    total = sum(part.points or 0 for part in course.parts)
    if course.project_points is not None and course.project_points != total:
        message = f"is {course.project_points:g}, but the parts add up to {total:g}"
        yield Fault("project_points", message)
    if course.points is not None and total > course.points:
        yield Fault("points", f"is {course.points:g}, less than the {total:g} of the parts")


def requirements_faults(requirements: Requirements) -> Iterator[Fault]:
    """What is wrong within a manifest."""
    yield from _full_id_faults("id", requirements.id)
    if requirements.id.rpartition("/")[2] != requirements.kind:
        yield Fault("id", f"must end in the kind, {requirements.kind}")
    if not requirements.main.endswith(".tex"):
        yield Fault("main", f"must be the name of a .tex file, not {requirements.main}")
    for name in ("pages", "abstract", "team", "minutes"):
        yield from _range_faults(name, getattr(requirements, name) or Range())
    if requirements.citations.min < 0:
        yield Fault("citations.min", "must not be below 0")
    free = (*_FREE, *(section.id for section in requirements.sections))
    for number, name in enumerate(requirements.pages.free, 1):
        if name not in free:
            yield Fault(f"pages.free[{number}]", f"names no section: {name}", meant(name, free))
    yield from _sections_faults(requirements.sections)


def _sections_faults(sections: tuple[SectionRule, ...]) -> Iterator[Fault]:
    yield from _doubled([section.id for section in sections], "section", "id")
    for number, section in enumerate(sections, 1):
        key = f"section[{number}]"
        yield from _id_faults(f"{key}.id", section.id)
        if section.min_words < 0:
            yield Fault(f"{key}.min_words", "must not be below 0")
        if len(section.split) == 1:
            yield Fault(f"{key}.split", "needs at least two sections to split into")
    yield from _shared_titles(sections)


def _shared_titles(sections: tuple[SectionRule, ...]) -> Iterator[Fault]:
    """A title that counts as two sections, or that has no word to count by."""
    owners: dict[str, str] = {}
    for number, section in enumerate(sections, 1):
        for key, title in _titles(section):
            normal = normal_title(title)
            owner = owners.setdefault(normal, section.id)
            if not normal:
                yield Fault(f"section[{number}].{key}", "has no word in it", "write a title")
            elif owner != section.id:
                message = f'"{title}" counts as {owner} already'
                yield Fault(f"section[{number}].{key}", message, "keep it in one of the two")


def _titles(section: SectionRule) -> Iterator[tuple[str, str]]:
    """Every title that counts as the section or as a part of it, by its key."""
    yield "title", section.title
    for number, alias in enumerate(section.aliases, 1):
        yield f"aliases[{number}]", alias
    for place, part in enumerate(section.split, 1):
        yield f"split[{place}].title", part.title
        for number, alias in enumerate(part.aliases, 1):
            yield f"split[{place}].aliases[{number}]", alias


def rubric_faults(rubric: Rubric) -> Iterator[Fault]:
    """What is wrong within a rubric, its template unread."""
    head = rubric.rubric
    yield from _full_id_faults("rubric.id", head.id)
    if not 0 < head.step < inf:
        yield Fault("rubric.step", "must be above 0")
    if not -inf < head.floor < head.points:
        yield Fault("rubric.floor", "must be below the rubric's points")
    for name, tables in _lists(rubric).items():
        yield from _doubled([each.id for each in tables], name, "id")
        yield from _doubled([each.name for each in tables], name, "name")
        for number, each in enumerate(tables, 1):
            yield from _id_faults(f"{name}[{number}].id", each.id)
    for number, criterion in enumerate(rubric.criteria, 1):
        yield from _criterion_faults(criterion, f"criterion[{number}]")
    for number, deduction in enumerate(rubric.deductions, 1):
        yield from _deduction_faults(deduction, rubric, f"deduction[{number}]")
    yield from _settling_faults(rubric)
    total = sum(criterion.max for criterion in rubric.criteria if not criterion.bonus)
    if head.points != total:
        message = f"is {head.points:g}, but the criteria add up to {total:g}"
        yield Fault("rubric.points", message, "mend whichever is wrong; a bonus does not count")


def section_faults(rubric: Rubric, sections: tuple[str, ...] | None) -> Iterator[Fault]:
    """Criteria that point at no section of the template.

    Args:
        sections: the ids of the template's sections, None where the rubric names no template.
    """
    for number, criterion in enumerate(rubric.criteria, 1):
        key = f"criterion[{number}].section"
        if criterion.section and sections is None:
            yield Fault(key, "needs a template to point into", "add rubric.template")
        elif criterion.section and criterion.section not in (sections or ()):
            message = f"{rubric.rubric.template} has no section {criterion.section}"
            yield Fault(key, message, meant(criterion.section, sections or ()))


def _lists(rubric: Rubric) -> dict[str, tuple[Criterion | Deduction | Award, ...]]:
    return {
        "criterion": rubric.criteria,
        "deduction": rubric.deductions,
        "award": rubric.awards,
    }


def _criterion_faults(criterion: Criterion, key: str) -> Iterator[Fault]:
    if not 0 < criterion.max < inf:
        yield Fault(f"{key}.max", "must be above 0")
    if criterion.mode == "levels" and not criterion.levels:
        yield Fault(f"{key}.level", "is missing", "add levels, or set the mode to points")
    for number, level in enumerate(criterion.levels, 1):
        if not 0 <= level.points <= criterion.max:
            message = f"must lie between 0 and the criterion's {criterion.max:g}"
            yield Fault(f"{key}.level[{number}].points", message)
    yield from _doubled([level.name for level in criterion.levels], f"{key}.level", "name")
    for number, code in enumerate(criterion.rules, 1):
        if not _CODE.fullmatch(code):
            message = f"is not a rule's code: {code}"
            yield Fault(f"{key}.rules[{number}]", message, "three capitals, three digits")


def _deduction_faults(deduction: Deduction, rubric: Rubric, key: str) -> Iterator[Fault]:
    if not -inf < deduction.points < 0:
        yield Fault(f"{key}.points", "must be below 0", "a deduction takes points off")
    elif deduction.unit != "points" and deduction.points < -_WHOLE:
        yield Fault(f"{key}.points", f"must not take off more than {_WHOLE} percent")
    if deduction.max_count is not None and deduction.max_count < 1:
        yield Fault(f"{key}.max_count", "must be 1 or more")
    if deduction.max_count is not None and deduction.kind == "flag":
        yield Fault(f"{key}.max_count", "caps nothing: a flag counts once", 'set kind = "count"')
    scopes = (_TOTAL, *(criterion.id for criterion in rubric.criteria))
    if deduction.scope not in scopes:
        message = f"names no criterion: {deduction.scope}"
        yield Fault(f"{key}.scope", message, meant(deduction.scope, scopes))


def _settling_faults(rubric: Rubric) -> Iterator[Fault]:
    """What is wrong with how marks are combined and prizes settled."""
    if rubric.aggregate.graders < 1:
        yield Fault("aggregate.graders", "must be 1 or more")
    if not 0 <= rubric.aggregate.disagreement <= 1:
        yield Fault("aggregate.disagreement", "must lie between 0 and 1, a part of the maximum")
    for number, award in enumerate(rubric.awards, 1):
        if not 0 < award.max < inf:
            yield Fault(f"award[{number}].max", "must be above 0")
    if rubric.award_rule and not rubric.awards:
        yield Fault("awards", "settles nothing", "add an [[award]], or take the table out")


def _range_faults(key: str, limits: Range) -> Iterator[Fault]:
    for name, value in (("min", limits.min), ("max", limits.max)):
        if value is not None and value < 0:
            yield Fault(f"{key}.{name}", "must not be below 0")
    if limits.min is not None and limits.max is not None and limits.min > limits.max:
        yield Fault(f"{key}.min", f"is {limits.min}, more than the max of {limits.max}")


def _doubled(values: Iterable[str], table: str, name: str) -> Iterator[Fault]:
    """Every value that an earlier table of the list has already."""
    first: dict[str, int] = {}
    for number, value in enumerate(values, 1):
        earlier = first.setdefault(value, number)
        if earlier != number:
            message = f"{value} is used by {table}[{earlier}] already"
            yield Fault(f"{table}[{number}].{name}", message, "give each its own")


def _id_faults(key: str, value: str) -> Iterator[Fault]:
    if not _ID.fullmatch(value):
        hint = "use lower-case letters, digits and hyphens"
        yield Fault(key, f'is not an id: "{value}"', hint)


def _full_id_faults(key: str, value: str) -> Iterator[Fault]:
    if not _FULL_ID.fullmatch(value):
        yield Fault(key, f'is not a full id: "{value}"', "write it as course/name")
