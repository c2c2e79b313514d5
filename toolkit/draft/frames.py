"""The slides of a beamer source."""

from collections.abc import Sequence

from toolkit.draft.heading import Section, frame_section
from toolkit.draft.reading import Segment
from toolkit.draft.tex_file import TexFile
from toolkit.model.place import Span
from toolkit.readers.tex_balance import Environment
from toolkit.readers.tex_text import plain


def frames_of(segments: Sequence[Segment]) -> tuple[Section, ...]:
    """The frames in reading order; one without a title has an empty one."""
    return tuple(
        _frame(segment.tex, environment)
        for segment in segments
        for environment in segment.tex.scan.environments
        if environment.name == "frame" and segment.start <= environment.start < segment.end
    )


def _frame(tex: TexFile, environment: Environment) -> Section:
    body = Span(environment.body_start, environment.body_end)
    opening = Span(environment.start, environment.body_start)
    words, inside = tex.prose.words(body), Segment(tex, body.start, body.end)
    return frame_section(
        plain(_title(tex, environment)), tex.place(opening), words, inside, opening
    )


def _title(tex: TexFile, environment: Environment) -> str:
    for macro in tex.macros("frametitle"):
        if environment.body_start <= macro.start < environment.body_end:
            (_, title), _ = tex.arguments(_after_overlay(tex, macro.end), "om")
            return tex.slice(title) or ""
    (_, _, title), _ = tex.arguments(_after_overlay(tex, environment.body_start), "oom")
    return tex.slice(title) or ""


def _after_overlay(tex: TexFile, offset: int) -> int:
    """The offset after an overlay specification such as ``<1->``."""
    start = tex.skip_space(offset)
    if tex.live[start : start + 1] != "<":
        return offset
    end = tex.live.find(">", start, start + 200)
    return offset if end < 0 else end + 1
