"""How wide the terminal is that results are printed on."""

import sys


def terminal_width() -> int | None:
    """Its columns, or what COLUMNS says; None where results go elsewhere."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size  # start-up cost: it loads the compressors

    return get_terminal_size().columns
