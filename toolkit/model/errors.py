"""The errors that are a user's to mend; anything else that is raised is a bug of ours.

ToolkitError
├── InputError        a file or folder that is missing, unreadable or not what it should be
│   └── NotASheetError  a file that holds no score sheet
├── SettingsError     draftsmith.toml, or an option's value
├── CourseError       a course, a template's manifest or a rubric that is not valid
├── TableError        a table in a CSV file that is not valid
│   └── RosterError     a roster that is not valid
└── ScaffoldError     a draft that cannot be made as asked
    └── WouldOverwriteError  files of the user's stand in the way; nothing was written
"""


class ToolkitError(Exception):
    """One line for a person: what is wrong, where, and what to do.

    Args:
        message: what is wrong, lower case, no full stop.
        place: the file, and key or line, it is about; empty where there is none.
        hint: what to do about it; empty where the message says so.
    """

    def __init__(self, message: str, *, place: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        what_to_do = f" ({self.hint})" if self.hint else ""
        return f"{where}{self.message}{what_to_do}"


class InputError(ToolkitError):
    """A file or folder is missing, unreadable or not what it should be."""


class NotASheetError(InputError):
    """A file holds no score sheet."""


class SettingsError(ToolkitError):
    """``draftsmith.toml`` or an option holds a value that cannot be used."""


class CourseError(ToolkitError):
    """A course, a template's manifest or a rubric is not valid."""


class TableError(ToolkitError):
    """A table in a CSV file is not valid."""


class RosterError(TableError):
    """A roster is not valid."""


class ScaffoldError(ToolkitError):
    """A draft cannot be made as asked."""


class WouldOverwriteError(ScaffoldError):
    """Files of the user's stand in the way; nothing was written.

    Args:
        paths: the files that differ, relative to the folder.
    """

    def __init__(self, paths: tuple[str, ...], *, place: str = "", hint: str = "") -> None:
        listed = ", ".join(paths)
        super().__init__(f"these files differ and were kept: {listed}", place=place, hint=hint)
        self.paths = paths
