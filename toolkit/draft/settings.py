"""What ``draftsmith.toml`` says of a draft."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from toolkit.course.fault import Fault
from toolkit.course.table import Table
from toolkit.course.toml_file import read_struct
from toolkit.model.errors import CourseError, SettingsError
from toolkit.model.finding import Stage

SETTINGS_FILE = "draftsmith.toml"


class CheckSettings(Table, frozen=True):
    """Which rules run, and which findings fail.

    Args:
        select: codes, or the letters they begin with; none for all.
        ignore: the same, to leave out.
        fail_on: the least severity at which a check fails.
        given_texts: files, from the root, whose sentences must be quoted and cited.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "info"] = "error"
    given_texts: tuple[str, ...] = ()


class Settings(Table, frozen=True):
    """The settings of one draft; every key may be left out.

    Args:
        template: the id of the manifest, or a folder that holds one, from the draft's root.
        version: of the template the draft was made from.
        main: the main file, from the root.
        pdf: the PDF, from the root, where it is not called as the main file is.
        stage: how far along the draft is.
        own_images: patterns of the image files, from the root, that the team made itself.
        rules: by code, the severity and the parameters of single rules.
        answers: what ``draftsmith new`` was told; not read by the check.
    """

    template: str = ""
    version: str = ""
    main: str = ""
    pdf: str = ""
    stage: Stage = Stage.DRAFT
    own_images: tuple[str, ...] = ()
    check: CheckSettings = CheckSettings()
    rules: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)
    answers: dict[str, Any] = msgspec.field(default_factory=dict)


def without_lint(settings: Settings) -> Settings:
    """The settings without what they say of rules: which run, how grave each is, its figures."""
    return msgspec.structs.replace(settings, check=CheckSettings(), rules={})


def find_settings(start: Path) -> Path | None:
    """The nearest ``draftsmith.toml`` in a folder or one above it; None where there is none."""
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / SETTINGS_FILE).is_file():
            return candidate / SETTINGS_FILE
    return None


def read_settings(path: Path) -> Settings:
    """The settings in a file.

    Raises:
        InputError: it cannot be read.
        SettingsError: it is not valid; one line with file and key.
    """

    def faults(settings: Settings) -> Iterator[Fault]:
        for key in ("main", "pdf"):
            value = getattr(settings, key)
            if Path(value).is_absolute() or ".." in Path(value).parts:
                yield Fault(key, f"leaves the draft's folder: {value}", "name a file inside it")

    try:
        return read_struct(path, Settings, faults)
    except CourseError as error:
        raise SettingsError(error.message, place=error.place, hint=error.hint) from error
