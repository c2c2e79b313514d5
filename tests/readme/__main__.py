"""Draws the README's pictures again, and writes its table of rules: ``python -m tests.readme``."""

from tests.readme.document import README, between
from tests.readme.grade_photographs import (
    GRADEBOOK,
    SUMMARY,
    gradebook_photographed,
    summary_photographed,
)
from tests.readme.photograph import PHOTOGRAPH, photographed
from tests.readme.picture import PICTURE, drawn, printed
from tests.readme.sheet_photograph import SHEET_PHOTOGRAPH, sheet_photographed
from tests.readme.tables import rules

PHOTOGRAPH.write_bytes(photographed())
SHEET_PHOTOGRAPH.write_bytes(sheet_photographed())
GRADEBOOK.write_bytes(gradebook_photographed())
SUMMARY.write_bytes(summary_photographed())
PICTURE.write_text(drawn(printed()), encoding="utf-8")
begin = "<!-- rules -->\n"
text = README.read_text(encoding="utf-8")
README.write_text(text.replace(begin + between("rules"), begin + rules()), encoding="utf-8")
