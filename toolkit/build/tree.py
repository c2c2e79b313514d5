"""Asks the TeX installation, where there is one, which files it brings."""

_LONGEST_ANSWER_S = 5.0


def in_tex_tree(name: str) -> bool:
    """Whether TeX would find a file outside the draft's own folder.

    False where no TeX is installed: then nothing can be said for the file.
    """
    import shutil  # start-up cost: most drafts have all their files
    import subprocess

    if shutil.which("kpsewhich") is None or not name or name.startswith("-"):
        return False
    try:
        answer = subprocess.run(
            ["kpsewhich", "--", name],
            capture_output=True,
            timeout=_LONGEST_ANSWER_S,
            check=False,
            stdin=subprocess.DEVNULL,
            cwd="/",
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return False
    return answer.returncode == 0
