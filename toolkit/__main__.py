"""Lets ``python -m toolkit`` be ``draftsmith``."""

from toolkit.cli import start

start()
