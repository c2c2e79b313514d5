"""Rules on what identifies a work: its DOI, arXiv number, URL and year, alone and compared."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from toolkit.draft.draft import Draft
from toolkit.model.finding import Finding, Severity
from toolkit.readers.bib_entry import Entry, Field
from toolkit.readers.pattern import rare
from toolkit.rules.base import Need, Rule
from toolkit.rules.entries import TURING, printed_entries
from toolkit.rules.example import Bad, Good

_DOI_PREFIX = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*|urn:doi:", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+|10/[a-z0-9]+", re.IGNORECASE)
"""The DOI Handbook, section 2.2, and the short form of shortdoi.org."""

_ARXIV = rare(
    r"(?:\d\d(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(?:\.[A-Za-z-]{2,})?/\d{7})(?:v\d+)?(?:\s*\[[\w.-]+\])?"
)
"""Both schemes of https://info.arxiv.org/help/arxiv_identifier.html, its class behind it or not."""

_ARXIV_IN_JOURNAL = re.compile(r"\barXiv:\s*(\d[\w.]*)", re.IGNORECASE)
_FIVE_DIGITS_SINCE = 1501  # year and month in which arXiv's numbers grew from four digits to five
_URL = rare(
    r"(?:(?:https?|ftps?|sftp|git|ssh|svn|gopher|ipfs|ctan)://|file://+"
    r"|(?:doi|hdl|info|mailto|news|urn):)[^\s/]\S*",
    re.IGNORECASE,
)
_BETWEEN_URLS = rare(r"\s*[;,]\s+(?=[a-z]+://)", re.IGNORECASE)
_WRAPPED_URL = rare(r"\\(?:url|nolinkurl)\s*\{(.*)\}\Z")
NO_SCHEME = "this URL must begin with https:// or the like"
_MACRO = re.compile(r"\\[A-Za-z]")
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ERA = rare(r"\d\s*(?:B\.?\s?C|A\.?\s?[DH]|C\.?\s?E)\b|\b(?:AD|century)\b", re.IGNORECASE)
_PART_OF_DATE = rare(
    r"-?(?P<year>[\dX]{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?:T[\d:Z.+-]+)?[?~%]?"
)
_LAST_SEASON, _FIRST_SEASON, _LAST_MONTH, _LAST_DAY = 41, 21, 12, 31
"""ISO 8601-2 level 1, which biblatex's manual gives for dates in section 2.3.8."""

_PARTS_OF_BOOKS = frozenset({"inbook", "incollection"})
_TELLING_APART = ("volume", "number", "chapter", "edition", "pages")


def _plain(value: str | None) -> str:
    """The letters and digits of a value without accents and case, for comparing."""
    flat = unicodedata.normalize("NFKD", value or "").casefold()
    return "".join(character for character in flat if character.isalnum())


def _bare_doi(value: str) -> str:
    bare = value.strip().replace("\\", "").replace("{", "").replace("}", "")
    prefix = _DOI_PREFIX.match(bare)
    return bare[prefix.end() :] if prefix else bare


def _year(entry: Entry) -> str:
    year = _FOUR_DIGITS.search(entry.get("year") or entry.get("date") or "")
    return year[0] if year else ""


def _first_author(entry: Entry) -> str:
    """The surname of the first author, for comparing; empty where none is named."""
    first = re.split(r"\s+and\s+", (entry.get("author") or "").strip())[0]
    surname = first.partition(",")[0] if "," in first else first.rpartition(" ")[2]
    return _plain(surname)


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _same_by(one: Entry, other: Entry) -> str:
    """What shows that two entries are one work; empty where they may be two."""
    dois = [_bare_doi(entry.get("doi") or "").casefold() for entry in (one, other)]
    titles = [_plain(entry.get("title")) for entry in (one, other)]
    if dois[0] and dois[0] == dois[1]:
        parts = one.type in _PARTS_OF_BOOKS or other.type in _PARTS_OF_BOOKS
        return "" if parts and _differ(*titles) else "DOI"
    if _differ(*dois) or _differ(_first_author(one), _first_author(other)):
        return ""
    if any(_differ(_plain(one.get(n)), _plain(other.get(n))) for n in _TELLING_APART):
        return ""
    return "title and year"


def _marks(entry: Entry) -> Iterator[str]:
    """What another entry of the same work would share."""
    doi = _bare_doi(entry.get("doi") or "").casefold()
    title, year = _plain(entry.get("title")), _year(entry)
    if doi:
        yield f"doi {doi}"
    if title and year:
        yield f"title {title} {year}"


class SameWorkTwice(Rule):
    """Two keys of one work.

    It is printed twice in the references and counted as two. One work is what has one DOI, or the
    same title, year and first author; volumes, editions and chapters that differ are works of
    their own. Only entries that are printed are compared.
    """

    code = "CIT007"
    severity = Severity.WARNING
    message = "this work has another key too"
    hint = "keep one of the two, and cite it by that key"
    needs = (Need.SOURCE, Need.BIBLIOGRAPHY)
    good = (
        Good(r"\cite{turing1950}", bib=TURING),
        Good(r"\cite{a,b}", bib="@book{a, title={T}, year=1950}\n@book{b, title={T}, year=1951}"),
        Good(
            r"\cite{a,b}",
            bib="@book{a, title={T}, year=1968, volume=1}\n"
            "@book{b, title={T}, year=1968, volume=2}",
        ),
        Good(
            r"\cite{a,b}",
            bib="@inbook{a, title={A}, doi={10.1000/1}}\n@inbook{b, title={B}, doi={10.1000/1}}",
        ),
        Good(
            r"\cite{a}",
            bib="@book{a, title={T}, doi={10.1000/1}}\n@book{b, title={T}, doi={10.1000/1}}",
        ),
    )
    bad = (
        Bad(
            r"\cite{a,b}",
            bib="@book{a, title={A}, doi={10.1000/x}}\n"
            "@misc{b, title={B}, doi={https://doi.org/10.1000/X}}",
            path="references.bib",
            at=(2, 7),
        ),
        Bad(
            r"\nocite{*}",
            bib='@book{a, title={Das {G}l\\"uck: ein Spiel}, author={Ada King}, year=1950}\n'
            "@misc{b, title={Das Glück -- Ein Spiel}, author={King, A.}, date={1950-02}}",
            path="references.bib",
            at=(2, 7),
        ),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        seen: dict[str, Entry] = {}
        for file, entry in printed_entries(draft):
            first, why = None, ""
            for mark in _marks(entry):
                earlier = seen.setdefault(mark, entry)
                if not why and earlier.key.lower() != entry.key.lower():
                    first, why = earlier, _same_by(earlier, entry)
            if first is not None and why:
                message = f"{entry.key} is the same work as {first.key}, by its {why}"
                yield self.finding(file, entry.key_span, message=message)


def doi_fault(value: str) -> str:
    """What is wrong with a DOI, bare or as an address; empty where it can be one."""
    return "" if _DOI.fullmatch(_bare_doi(value)) else f"{value} is no DOI"


def arxiv_fault(value: str) -> str:
    """What is wrong with an arXiv number; empty where it can be one."""
    bare = re.sub(r"arxiv:\s*", "", value.strip(), flags=re.IGNORECASE)
    digits = re.match(r"(\d{4})\.(\d+)", bare)
    fits = digits is None or (int(digits[1]) >= _FIVE_DIGITS_SINCE) == (len(digits[2]) == 5)
    return "" if _ARXIV.fullmatch(bare) and fits else f"{value} is no arXiv number"


def url_fault(value: str) -> str:
    r"""What is wrong with a URL, bare or in ``\url``, or several; empty where each can be one."""
    wrapped = _WRAPPED_URL.match(value.strip())
    bare = (wrapped[1] if wrapped else value).strip()
    if _MACRO.search(bare) or all(_URL.fullmatch(url) for url in _BETWEEN_URLS.split(bare)):
        return ""
    if re.search(r"\s", bare):
        return f"there is a blank in the URL {bare}"
    return NO_SCHEME


def year_fault(value: str, today: date) -> str:
    """What is wrong with a year; empty where it can be one, or is said in words."""
    years = _FOUR_DIGITS.findall(value)
    if any(int(year) > today.year + 1 for year in years):
        return f"the year {value} is in the future"
    in_words = re.search(r"[^\W\d_]{2}|[^\W\d_]\.", value) and not re.search(r"\d", value)
    return "" if years or in_words or _ERA.search(value) else f"{value} is no year"


def date_fault(value: str, today: date) -> str:
    """What is wrong with a biblatex date or range of dates; empty where it can be one."""
    for part in value.strip().split("/"):
        if part in ("", ".."):
            continue
        found = _PART_OF_DATE.fullmatch(part.strip())
        if found is None or not _is_calendar(found["month"] or "01", found["day"] or "01"):
            return f"{value} is no date: it must be written as 2024-12-31"
        if not part.startswith("-") and found["year"].replace("X", "0") > str(today.year + 1):
            return f"the date {value} is in the future"
    return ""


def _is_calendar(month: str, day: str) -> bool:
    fits = month == "XX" or 1 <= int(month) <= _LAST_MONTH
    season = month != "XX" and _FIRST_SEASON <= int(month) <= _LAST_SEASON
    return (fits or season) and (day == "XX" or 1 <= int(day) <= _LAST_DAY)


def field_fault(entry: Entry, field: Field, today: date) -> str:
    """What is wrong with a field that identifies an entry; empty for nothing, or another field."""
    value = field.value.strip()
    if not value or (_MACRO.search(value) and field.name != "url"):
        return ""
    if field.name == "doi":
        return doi_fault(value)
    if field.name == "url":
        return url_fault(value)
    if field.name == "year":
        return year_fault(value, today)
    if field.name == "date":
        return date_fault(value, today)
    archive = (entry.get("archiveprefix") or entry.get("eprinttype") or "").strip().lower()
    if field.name == "eprint" and archive == "arxiv":
        return arxiv_fault(value)
    named = _ARXIV_IN_JOURNAL.search(value) if field.name in ("journal", "journaltitle") else None
    return arxiv_fault(named[1].rstrip(".")) if named else ""


class MalformedIdentifier(Rule):
    """A DOI, arXiv number, URL or year that cannot be one.

    The link leads nowhere, and the reader cannot find the work; a year in the future is a slip of
    the finger. The next year counts as this one, since proceedings are announced ahead. Only
    entries that are printed are looked at.
    """

    code = "CIT011"
    severity = Severity.WARNING
    is_habit = True
    message = "this identifies no work"
    hint = "copy it from the publisher's page"
    needs = (Need.SOURCE, Need.BIBLIOGRAPHY)
    good = (
        Good(r"\cite{turing1950}", bib=TURING),
        Good(r"\cite{a}", bib="@misc{a, doi={https://doi.org/10.1093/mind/LIX.236.433}}"),
        Good(r"\cite{a}", bib="@misc{a, eprint={1706.03762v5}, archiveprefix={arXiv}}"),
        Good(r"\cite{a}", bib=r"@misc{a, url={\url{https://example.org/~ada}}, year={in press}}"),
        Good(r"\cite{a}", bib="@misc{a, date={1950-10/1951}}"),
        Good("Text.", bib="@misc{a, doi={none}}"),
    )
    bad = (
        Bad(
            r"\cite{a}",
            bib="@misc{a,\n  doi = {10.93/x},\n}",
            path="references.bib",
            at=(2, 9),
        ),
        Bad(
            r"\cite{a}",
            bib="@misc{a, archiveprefix={arXiv}, eprint={1713.03762}}",
            path="references.bib",
            at=(1, 40),
        ),
        Bad(
            r"\cite{a}",
            bib="@article{a, journal={arXiv preprint arXiv:2301.1234}}",
            path="references.bib",
            at=(1, 21),
        ),
        Bad(r"\cite{a}", bib="@misc{a, url={www.example.org}}", path="references.bib", at=(1, 14)),
        Bad(r"\cite{a}", bib="@misc{a, year={20l9}}", path="references.bib", at=(1, 15)),
        Bad(r"\nocite{*}", bib="@misc{a, year=9999}", path="references.bib", at=(1, 15)),
        Bad(r"\cite{a}", bib="@misc{a, date={12/1950}}", path="references.bib", at=(1, 15)),
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        today = date.today()
        for file, entry in printed_entries(draft):
            for field in entry.fields:
                fault = field_fault(entry, field, today)
                if fault:
                    message = fault if fault == NO_SCHEME else f"{entry.key}: {fault}"
                    yield self.finding(file, field.value_span, message=message)
