"""The submissions in a folder, matched to the teams of a roster by name."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from toolkit.grading.roster import Roster, Team, natural
from toolkit.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Submissions:
    """What was handed in, and by whom.

    Args:
        by_team: for each team's name, what matches it: none, one, or several, which is too many.
        unclaimed: names of what belongs to no team, sorted.
    """

    by_team: tuple[tuple[str, tuple[Path, ...]], ...]
    unclaimed: tuple[str, ...]

    def of(self, team: Team) -> tuple[Path, ...]:
        """What matches a team."""
        return dict(self.by_team)[team.name]


def find_submissions(folder: Path, roster: Roster) -> Submissions:
    """Match a folder's subfolders (drafts) and PDF files to the teams.

    Case, blanks, punctuation and accents make no difference. What begins with a dot is left alone.

    Raises:
        InputError: the folder is not there or cannot be read.
    """
    try:
        found = sorted(folder.iterdir(), key=lambda path: natural(path.name))
    except OSError as error:
        message = f"cannot read the submissions: {error.strerror or error}"
        raise InputError(message, place=str(folder)) from None
    handed_in = [path for path in found if _is_submission(path)]
    by_team = tuple(
        (team.name, tuple(path for path in handed_in if _belongs(path, team)))
        for team in roster.teams
    )
    claimed = {path for _, paths in by_team for path in paths}
    return Submissions(by_team, tuple(path.name for path in handed_in if path not in claimed))


def letters(name: str) -> str:
    """A name's letters and digits alone, without case and accents: what a match goes by.

    A name that has neither is matched as it is.
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(char for char in plain if char.isalnum())
    return unicodedata.normalize("NFC", kept) or name


def _is_submission(path: Path) -> bool:
    return not path.name.startswith(".") and (path.is_dir() or path.suffix.casefold() == ".pdf")


def _belongs(path: Path, team: Team) -> bool:
    name = path.name if path.is_dir() else path.stem
    return letters(name) == letters(team.name)
