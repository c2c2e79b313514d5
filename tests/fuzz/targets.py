"""Every reader, loader and command that the fuzz runs, with what it spoils for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tests.fuzz import drafts, loaders, readers, seeds, words
from tests.fuzz.mutator import Mutator


@dataclass(frozen=True, slots=True)
class Target:
    """Something that takes any bytes.

    Args:
        take: takes them; raises where something does not hold.
        seeds: gives the real files.
        words: put into them.
        most: bytes of an input.
        seconds: of CPU that 100 KB may take, and any input.
    """

    take: Callable[[bytes], None]
    seeds: Callable[[], Sequence[bytes]]
    words: Sequence[bytes]
    most: int = 100_000
    seconds: float = 1.0


def _left_behind() -> tuple[bytes, ...]:
    return (*seeds.aux(), *seeds.log(), *seeds.blg())


def _baselines() -> tuple[bytes, ...]:
    known = b'{"fingerprint":"a","code":"CIT001","path":"a.tex","message":"m"}'
    return (b'{"version":1,"findings":[' + known + b"]}",)


WHOLE = (20_000, 4.0)
"""Bytes and seconds: a draft is checked twice and shown in several ways, which takes its time."""

TARGETS = {
    "text": Target(readers.text, seeds.tex, words.TEX),
    "tex": Target(readers.tex, seeds.tex, words.TEX),
    "bib": Target(readers.bib, seeds.bib, words.BIB),
    "aux": Target(readers.aux, seeds.aux, words.AUX),
    "log": Target(readers.log, seeds.log, words.LOG),
    "blg": Target(readers.blg, seeds.blg, words.BLG),
    "pdf": Target(readers.pdf, seeds.pdf, words.PDF),
    "people": Target(readers.people, seeds.pdf, words.PDF),
    "image": Target(readers.image, seeds.images, words.IMAGE),
    "settings": Target(loaders.settings, seeds.settings, words.TOML),
    "manifest": Target(loaders.manifest, seeds.manifests, words.TOML),
    "course": Target(loaders.course, seeds.courses, words.TOML),
    "rubric": Target(loaders.rubric, seeds.rubrics, words.TOML),
    "roster": Target(loaders.roster, seeds.rosters, words.CSV),
    "baseline": Target(loaders.baseline, _baselines, words.JSON),
    "check": Target(drafts.source, seeds.documents, words.TEX, *WHOLE),
    "check-bib": Target(drafts.bibliography, seeds.bib, words.BIB, *WHOLE),
    "check-left": Target(
        drafts.left_behind, _left_behind, words.AUX + words.LOG + words.BLG, *WHOLE
    ),
    "check-pdf": Target(drafts.lone_pdf, seeds.pdf, words.PDF, *WHOLE),
    "fix": Target(drafts.mended, seeds.documents, words.TEX, *WHOLE),
}


def spoilt(name: str, seed: int, number: int) -> bytes:
    """The input of a number for a target: the same for the same seed, on any machine."""
    target = TARGETS[name]
    chance = Random(f"{name}:{seed}:{number}")
    return Mutator(chance, target.seeds(), target.words, target.most).spoilt()
