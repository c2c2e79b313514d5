r"""Which branches of ``\IfFileExists`` and ``\InputIfFileExists`` LaTeX does not take."""

from collections.abc import Callable, Iterator

from toolkit.model.place import Span
from toolkit.readers.tex import Source
from toolkit.readers.tex_items import Input

Resolve = Callable[[Input], str | None]
_TESTS = ("IfFileExists", "InputIfFileExists")


def branches_not_taken(source: Source, resolve: Resolve) -> Iterator[Span]:
    r"""The text that stands for a file that is there, or for one that is not.

    Nothing is said of a file that TeX may find outside the draft: one whose name is no LaTeX
    file's, such as that of a package, or holds a macro that nothing here defines.

    Args:
        resolve: gives the path of a file that is read by name; None where there is none.
    """
    for test in source.macros(*_TESTS):
        (name, there, absent), _ = source.arguments(test.end, "mmm")
        target = (source.slice(name) or "").strip()
        if name is None or not target:
            continue
        named = Input(name, target, test.name)
        if resolve(named) is not None:
            not_taken = absent
        elif "\\" in target or (not target.endswith(".tex") and "." in target):
            continue
        else:
            not_taken = there
        if not_taken is not None:
            yield not_taken
