"""A new draft from a template: planned, then written."""

import os
from collections.abc import Mapping
from pathlib import Path

from toolkit.course.loading import load_requirements, template_folder
from toolkit.course.requirements import Requirements
from toolkit.course.resources import templates_folder
from toolkit.scaffold.bare import bare_files
from toolkit.scaffold.plan import Clash, Plan, make_plan, write_plan
from toolkit.scaffold.questions import Answers, settled, team_note
from toolkit.scaffold.render import RENDERED, render
from toolkit.scaffold.sources import source_files


def plan_new(
    template: str | Path,
    folder: str | Path,
    answers: Answers,
    *,
    clash: Clash = Clash.REFUSE,
    bare: bool = False,
) -> Plan:
    """What `new` with the same arguments would write; nothing is written.

    Raises:
        ToolkitError: as `new`, save that files which differ are only marked in the plan.
    """
    source = template_folder(template)
    manifest = load_requirements(template)
    answers = settled(answers)
    files = source_files(source, manifest)
    files = bare_files(files) if bare else files
    name = _template_name(source, manifest, Path(folder))
    drawn = _rendered(files, _values(name, manifest, answers), answers)
    note = team_note(answers, manifest.team)
    return make_plan(Path(folder), drawn, clash, (note,) if note else ())


def new(
    template: str | Path,
    folder: str | Path,
    answers: Answers,
    *,
    clash: Clash = Clash.REFUSE,
    bare: bool = False,
) -> Plan:
    """Write a draft that is ready to be filled in.

    Args:
        template: an id such as ``stat453/report``, a kind of the default course, or a folder.
        folder: where; made where it is not there, and may hold other files.
        answers: title and authors at the least.
        clash: what becomes of files that are there and differ; equal ones are left alone.
        bare: headings only, without guidance and sample text.

    Returns:
        What was written, kept and left alone.

    Raises:
        WouldOverwriteError: files differ and ``clash`` is to refuse; nothing was written.
        ScaffoldError: an answer cannot be used, or a file cannot be read or written.
        CourseError: there is no such template, or its manifest is not valid.
    """
    plan = plan_new(template, folder, answers, clash=clash, bare=bare)
    write_plan(plan)
    return plan


def _rendered(
    files: Mapping[str, bytes], values: Mapping[str, object], answers: Answers
) -> Mapping[str, bytes]:
    return {
        path: render(path, content.decode(), values, answers.engine).encode()
        if path in RENDERED
        else content
        for path, content in files.items()
    }


def _values(name: str, manifest: Requirements, answers: Answers) -> Mapping[str, object]:
    return {
        "template": name,
        "version": manifest.version,
        "main": manifest.main,
        "answers": answers,
    }


def _template_name(source: Path, manifest: Requirements, folder: Path) -> str:
    """What the draft calls its template: the id of one of ours, else the way to its folder."""
    if source.resolve().is_relative_to(templates_folder().resolve()):
        return manifest.id
    try:
        return Path(os.path.relpath(source.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive, on Windows
        return source.resolve().as_posix()
