"""Courses, manifests and rubrics by name or by file: read, validated, typed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from toolkit.course.course import Course, CoursePart
from toolkit.course.fault import Fault
from toolkit.course.given import given_text_faults
from toolkit.course.requirements import Range, Requirements
from toolkit.course.resources import (
    COURSE_FILE,
    TEMPLATE_FILE,
    courses,
    default_course,
    rubrics,
    rubrics_folder,
    templates,
    templates_folder,
)
from toolkit.course.rubric import Rubric
from toolkit.course.titles import near
from toolkit.course.toml_file import errors_of, read_struct
from toolkit.course.validity import (
    course_faults,
    requirements_faults,
    rubric_faults,
    section_faults,
)
from toolkit.model.errors import CourseError, ToolkitError
from toolkit.readers.disk import is_file, is_folder


def load_course(ref: str | Path = "") -> Course:
    """A course with everything that its parts point at.

    Args:
        ref: its id, or its folder; empty for the default course.

    Raises:
        InputError: the folder holds no readable course file.
        CourseError: there is no such course, or it, or what a part of it points at, is not valid.
    """
    folder = _course_folder(ref)

    def check(course: Course) -> Iterator[Fault]:
        yield from course_faults(course)
        yield from _part_faults(course, folder)

    return read_struct(folder / COURSE_FILE, Course, check)


def load_graded(ref: str | Path = "") -> tuple[Course, tuple[Rubric, ...]]:
    """A course as it is graded: each part's rubrics named by id, and the rubrics themselves.

    Args:
        ref: as for `load_course`.

    Raises:
        InputError: the folder holds no readable course file.
        CourseError: there is no such course, or it, or what a part of it points at, is not valid.
    """
    course, folder = load_course(ref), _course_folder(ref)
    rubrics: dict[str, Rubric] = {}
    parts = []
    for part in course.parts:
        ids = {}
        for name in ("rubric", "peer_rubric"):
            if getattr(part, name):
                rubric = load_rubric(_beside(folder, getattr(part, name)))
                ids[name] = rubric.rubric.id
                rubrics[rubric.rubric.id] = rubric
        parts.append(msgspec.structs.replace(part, **ids))
    return msgspec.structs.replace(course, parts=tuple(parts)), tuple(rubrics.values())


def load_requirements(ref: str | Path) -> Requirements:
    """A template's manifest, with the team and the rubric that it leaves to its course filled in.

    The paths of its given texts are made absolute.

    Args:
        ref: as for `template_folder`.

    Raises:
        InputError: the folder holds no readable manifest.
        CourseError: there is no such template, or it is not valid.
    """
    folder = template_folder(ref)
    course = _course_beside(folder)

    def check(manifest: Requirements) -> Iterator[Fault]:
        yield from requirements_faults(manifest)
        yield from given_text_faults("given_texts", manifest.given_texts, folder)
        if course and manifest.id.partition("/")[0] != course.id:
            yield Fault("id", f"must begin with the course beside it, {course.id}")

    manifest = read_struct(folder / TEMPLATE_FILE, Requirements, check)
    rubric, team = _beside(folder, manifest.rubric), manifest.team
    if course:
        part = course.part(manifest.kind)
        rubric = rubric or _beside(folder.resolve().parent, part.rubric if part else "")
        team = course.team if team == Range() else team
    given = tuple(str((folder / name).resolve()) for name in manifest.given_texts)
    return msgspec.structs.replace(manifest, rubric=rubric, team=team, given_texts=given)


def load_rubric(ref: str | Path) -> Rubric:
    """A rubric by its id, such as ``stat453/report``, or by its ``.toml`` file.

    Raises:
        InputError: the file cannot be read.
        CourseError: there is no such rubric, or it is not valid.
    """
    path = rubric_file(ref)
    rubric = read_struct(path, Rubric, _rubric_check(path.parent))
    template = _beside(path.parent, rubric.rubric.template)
    return msgspec.structs.replace(
        rubric, rubric=msgspec.structs.replace(rubric.rubric, template=template)
    )


def rubric_errors(ref: str | Path) -> tuple[CourseError, ...]:
    """Everything that is wrong with a rubric, each with file and key; none when it is valid.

    Raises:
        InputError: the file cannot be read.
        CourseError: there is no such rubric.
    """
    path = rubric_file(ref)
    return errors_of(path, Rubric, _rubric_check(path.parent))


def template_folder(ref: str | Path) -> Path:
    """The folder of a template.

    Args:
        ref: an id such as ``stat453/report``; a kind of the default course, such as ``report``;
            or a folder that holds a manifest. A `Path` is always a folder.

    Raises:
        CourseError: there is no such template.
    """
    if isinstance(ref, Path):
        return ref
    known = templates()
    name = ref if ref in known else f"{default_course()}/{ref}"
    if name in known:
        return templates_folder() / name
    if is_folder(Path(ref)):
        return Path(ref)
    raise _unknown("template", ref, known)


def rubric_file(ref: str | Path) -> Path:
    """The file of a rubric, given as for `load_rubric`.

    Raises:
        CourseError: there is no such rubric.
    """
    if isinstance(ref, Path):
        return ref
    known = rubrics()
    for name in (ref, f"{default_course()}/{ref}"):
        if name in known:
            return rubrics_folder() / f"{name}.toml"
    if ref.endswith(".toml") or is_file(Path(ref)):
        return Path(ref)
    raise _unknown("rubric", ref, known)


def _course_folder(ref: str | Path) -> Path:
    if isinstance(ref, Path):
        return ref
    known = courses()
    name = ref or default_course()
    if name in known:
        return templates_folder() / name
    if is_folder(Path(name)):
        return Path(name)
    raise _unknown("course", name, known)


def _course_beside(folder: Path) -> Course | None:
    """The course that a template's folder lies in, its parts' files unread."""
    file = folder.resolve().parent / COURSE_FILE
    return read_struct(file, Course, course_faults) if file.is_file() else None


def _rubric_check(folder: Path) -> Callable[[Rubric], Iterator[Fault]]:
    """What can be wrong with a rubric whose file is in ``folder``."""

    def check(rubric: Rubric) -> Iterator[Fault]:
        yield from rubric_faults(rubric)
        if not rubric.rubric.template:
            yield from section_faults(rubric, None)
            return
        try:
            manifest = load_requirements(_beside(folder, rubric.rubric.template))
        except ToolkitError as error:
            yield Fault("rubric.template", str(error))
        else:
            yield from section_faults(rubric, tuple(section.id for section in manifest.sections))

    return check


def _part_faults(course: Course, folder: Path) -> Iterator[Fault]:
    """What is wrong with what a course's parts point at."""
    for number, part in enumerate(course.parts, 1):
        key = f"part[{number}]"
        if not is_file(folder / part.kind / TEMPLATE_FILE):
            yield Fault(f"{key}.kind", f"has no {part.kind}/{TEMPLATE_FILE} beside this file")
        for name, ref in (("rubric", part.rubric), ("peer_rubric", part.peer_rubric)):
            if ref:
                yield from _part_rubric_faults(part, _beside(folder, ref), f"{key}.{name}")


def _part_rubric_faults(part: CoursePart, ref: str, key: str) -> Iterator[Fault]:
    try:
        points = load_rubric(ref).rubric.points
    except ToolkitError as error:
        yield Fault(key, str(error))
        return
    if part.points is not None and points != part.points:
        yield Fault(key, f"is worth {points:g} points and the part {part.points:g}")


def _beside(folder: Path, ref: str) -> str:
    """A reference in a file of ``folder``: a relative path made absolute, an id as it is."""
    is_path = ref.startswith(".") or ref.endswith(".toml")
    return str((folder / ref).resolve()) if is_path else ref


def _unknown(what: str, name: str, known: tuple[str, ...]) -> CourseError:
    listed = ", ".join(known)
    guess = near(name, known) or near(f"{default_course()}/{name}", known)
    hint = f"did you mean {guess}? " if guess else ""
    return CourseError(f"there is no {what} called {name}", hint=f"{hint}known: {listed}")
