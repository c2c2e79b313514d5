"""What a page of feedback says in each format, and what a reader of it would see."""

import re
from collections.abc import Callable
from html import unescape
from importlib import import_module

import pypdfium2

from toolkit.grading.feedback import FEEDBACK
from toolkit.grading.feedback.page import Page


def _of_html(data: bytes) -> str:
    shown = re.sub(r"<(style|title)>.*?</\1>", "", data.decode(), flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", " ", shown))


def _of_pdf(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


READ: dict[str, Callable[[bytes], str]] = {"md": bytes.decode, "html": _of_html, "pdf": _of_pdf}


def told_in(name: str, page: Page) -> str:
    """The text of a page, each run of white space as one space."""
    return " ".join(READ[name](import_module(FEEDBACK[name]).write(page)).split())
