"""What a build sees of the machine: its environment, and the folders that it may read."""

import os
import shutil
import subprocess
from pathlib import Path

from toolkit.build.cage import landlock_version

_LONGEST_ANSWER_S = 10.0
_SYSTEM = tuple(
    "/bin /lib /lib32 /lib64 /nix/store /gnu/store /opt /sbin /usr /etc/alternatives /etc/fonts "
    "/etc/ld.so.cache /etc/ld.so.conf /etc/ld.so.conf.d /etc/locale.alias /etc/localtime "
    "/etc/paperspecs /etc/perl /etc/texmf /etc/papersize /var/cache/fontconfig "
    "/var/lib/texmf /dev/random /dev/urandom /dev/zero".split()
)
"""Programs, libraries, fonts and settings; nothing that tells of people or passwords."""
_TEX_TREES = "$TEXMFROOT:$TEXMFDIST:$TEXMFLOCAL:$TEXMFSYSVAR:$TEXMFSYSCONFIG"


def environment(home: Path, *, looks_up: bool = False, makes_fonts: bool = False) -> dict[str, str]:
    """The variables that a build sees: none of the user's but the search path for programs.

    ``openin_any`` and ``openout_any`` are Kpathsea's: ``p`` refuses absolute names, names in a
    folder above, and names that begin with a dot; ``r`` only the last.

    Args:
        home: a folder for what TeX keeps between runs, and for temporary files.
        looks_up: names in a folder above may be read, where the system itself confines reach.
        makes_fonts: METAFONT is asked for fonts that are not installed.
    """
    ours = {name: str(home) for name in ("HOME", "TMPDIR", "TEXMFHOME", "XDG_CACHE_HOME")}
    trees = {name: str(home / name.lower()) for name in ("TEXMFVAR", "TEXMFCONFIG", "TEXMFCACHE")}
    return {
        **ours,
        **trees,
        "PATH": os.pathsep.join(_program_folders()),
        "LC_ALL": "C.UTF-8",
        "openin_any": "r" if looks_up and landlock_version() else "p",
        "openout_any": "p",
        "shell_escape": "f",
        "MKTEXTFM": str(int(makes_fonts)),
        "max_print_line": "1000",
        "error_line": "250",
        "half_error_line": "230",
    }


def readable() -> tuple[str, ...]:
    """The files and folders outside the scratch folder that TeX and its helpers need."""
    programs = filter(None, map(shutil.which, ("latexmk", "kpsewhich", "biber", "perl")))
    homes = (str(Path(program).resolve().parent) for program in programs)
    paths = dict.fromkeys((*_SYSTEM, *_tex_trees(), *homes))
    return tuple(path for path in paths if path != "/" and Path(path).exists())


def _program_folders() -> list[str]:
    """The search path without the current folder, which here is the draft's."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return [folder for folder in folders if Path(folder).is_absolute()]


def _tex_trees() -> list[str]:
    """Where the TeX installation keeps its files, wherever it was put."""
    try:
        answer = subprocess.run(
            ["kpsewhich", f"--expand-braces={_TEX_TREES}"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_LONGEST_ANSWER_S,
            check=False,
            stdin=subprocess.DEVNULL,
            cwd="/",
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return [path for path in answer.stdout.strip().split(os.pathsep) if Path(path).is_absolute()]
