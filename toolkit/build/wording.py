r"""TeX's errors in plain words: a pattern of TeX's own, what it means, and what to do.

``\1`` and so on stand for the groups of the pattern. The first pattern that is found counts.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern of TeX's message, the same in plain words, and the remedy."""

    pattern: re.Pattern[str]
    message: str
    hint: str


def say(message: str) -> tuple[str, str]:
    """An error in plain words, and what to do; TeX's own words where the table has none."""
    message = _LINE_END.sub(" ", message)
    for wording in WORDINGS:
        if found := wording.pattern.search(message):
            return found.expand(wording.message), found.expand(wording.hint)
    return message.rstrip("."), ""


_LINE_END = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""A lone one may stand in a log's line."""

OUTSIDE = r"(?:/|[A-Za-z]:|\.\./|~)"
"""What a path begins with that does not lead below the folder it is looked up from."""

DRAFT_FOLDER = (
    "only files of the draft's own folder are read: copy it there, or name the folder above, "
    "if that holds both"
)
_ESCAPE = "shell escape is off here; prepare what the package would run yourself, or do without"
_TABLE = (
    (
        rf"File `({OUTSIDE}[^']*)' not found",
        r"the file \1 lies outside the draft",
        DRAFT_FOLDER,
    ),
    (
        r"File `([^']+)-eps-converted-to\.pdf' not found",
        r"the EPS image \1 would need a program run to convert it",
        "convert it to PDF, with epstopdf, and include that",
    ),
    (
        r"File `([^']+)\.sty' not found",
        r"the package \1 is not installed",
        r"put \1.sty beside the main file, or install it; Debian has most in texlive-latex-extra",
    ),
    (
        r"File `([^']+)\.cls' not found",
        r"the document class \1 is not installed",
        r"put \1.cls beside the main file, or install it; Debian has most in texlive-publishers",
    ),
    (
        r"Unable to load picture or PDF file '([^']+)'",
        r"the image \1 cannot be read",
        "save it anew as PDF, PNG or JPEG",
    ),
    (
        r"(?:File `([^']+)' not found|I can't find file `([^']+)')",
        r"the file \1\2 is not there",
        "add the file, or correct its name; case counts",
    ),
    (
        r"I can't write on file `([^']+)'",
        r"the document tries to write to \1, which is not its own",
        r"write into the draft's folder, or remove this \\write",
    ),
    (
        r"Cannot determine size of graphic in (\S+)",
        r"the image \1 is of a kind that this engine cannot read",
        "save it as PDF, PNG or JPEG",
    ),
    (
        r"Missing \$ inserted",
        "a sign of mathematics stands outside mathematics, or a formula is not closed",
        r"put $…$ around the formula; in text write \\_ for _ and \\textasciicircum{} for ^",
    ),
    (
        r"Display math should end with \$\$",
        "a displayed formula is closed by a single $",
        r"close it with the sign that opened it: \\[…\\]",
    ),
    (r"Missing \} inserted", "a { has no }", "close the group that was opened before this line"),
    (r"Missing \{ inserted", "a { is missing", "put braces around the argument"),
    (
        r"Too many \}'s|Extra \}, or forgotten",
        "a } has no {, or a formula or group before it is not closed",
        "remove the }, or close what was opened before it",
    ),
    (
        r"Argument of (\\\S+) has an extra \}",
        r"a } comes before \1 has its argument",
        r"look for a brace too many after \1",
    ),
    (
        r"Paragraph ended before (\\\S+?)\s?@? ?was complete",
        r"the argument of \1 runs into an empty line",
        r"close its brace: a } is missing after \1",
    ),
    (
        r"File ended while scanning use of \\(?:next|@s?xverbatim|FancyVerb|lst@|beamer@)",
        "an environment that is read as it stands, such as verbatim, never ends",
        r"add its \\end{…}: after a comment or a fragile frame it stands alone on its line",
    ),
    (
        r"File ended while scanning use of (\\\S+|[^.]+?) ?\.",
        r"the file ends inside the argument of \1",
        r"a } is missing after \1; draftsmith check --select TEX002 says where it was opened",
    ),
    (
        r"Incomplete (\\if\w*); all text was ignored after line (\d+)",
        r"\1 of line \2 is never closed",
        r"add \\fi",
    ),
    (r"Extra \\(fi|else|or)\b", r"\\\1 without an \\if", r"remove it, or add its \\if"),
    (
        r"Environment (\S+) undefined",
        r"there is no environment \1",
        "correct its name, or load the package that has it",
    ),
    (
        r"\\begin\{([^}]+)\} on input line (\d+) ended by \\end\{document\}",
        r"\\begin{\1} of line \2 is never closed",
        r"add \\end{\1}",
    ),
    (
        r"\\begin\{([^}]+)\} on input line (\d+) ended by \\end\{([^}]+)\}",
        r"\\begin{\1} of line \2 is closed by \\end{\3}",
        r"add \\end{\1} before, or correct the name",
    ),
    (
        r"\\begin\{document\} ended by \\end\{([^}]+)\}",
        r"\\end{\1} without its \\begin{\1}",
        r"remove it, or add \\begin{\1}",
    ),
    (
        r"Missing \\begin\{document\}",
        r"something to be printed stands before \\begin{document}",
        "move it below, or look for a stray character in the preamble",
    ),
    (
        r"Double (super|sub)script",
        r"two \1scripts on one sign",
        "group them with braces: x^{a^b} or {x^a}^b",
    ),
    (
        r"Misplaced alignment tab character &",
        "a & stands outside a table",
        r"write \\& for an ampersand in text",
    ),
    (
        r"Extra alignment tab has been changed to \\cr",
        "a row has more cells than the table has columns",
        r"add a column, or end the row with \\\\ before it",
    ),
    (
        r"Misplaced \\(noalign|omit)",
        r"a line or a joined cell stands where no row begins",
        r"end the row with \\\\ before \\hline, \\midrule or \\multicolumn",
    ),
    (
        r"You can't use `macro parameter character #'",
        "a # stands outside a definition",
        r"write \\# for a number sign in text",
    ),
    (
        r"Illegal parameter number in definition of (\\\S+?)\.?$",
        r"the definition of \1 uses an argument that it does not take",
        r"say how many: \\newcommand{…}[n]{…}; a # of its own is written ##",
    ),
    (
        r"Use of (\\\S+) doesn't match its definition",
        r"\1 is not used as it was defined",
        "look up its arguments",
    ),
    (
        r"Command (\\\S+) already defined",
        r"\1 is there already",
        r"choose another name, or \\renewcommand",
    ),
    (r"Command (\\\S+) undefined", r"\1 is not there to be changed", r"use \\newcommand"),
    (r"Command (\\\S+) unavailable in encoding (\S+)", r"the font encoding \2 has no \1", ""),
    (
        r"Unicode character (.+?) \((U\+[0-9A-F]+)\)",
        r"the character \1 (\2) is not set up for this engine",
        "write it as a command, or build with lualatex and a font that has it",
    ),
    (
        r"Invalid UTF-8 byte|Text line contains an invalid character",
        "the file holds bytes that are no text",
        "save the file as UTF-8",
    ),
    (
        r"(?:fontspec|unicode-math|polyglossia).*(?:requires|needs|XeTeX or LuaTeX)"
        r"|requires (?:either )?(?:XeTeX|LuaTeX|LuaLaTeX|XeLaTeX)",
        "this document needs lualatex or xelatex",
        "build with --engine lualatex, or put % !TeX program = lualatex on its first line",
    ),
    (
        r'(?:The font "([^"]+)" cannot be found'
        r'|Font \S*?="?\[?([^":;\]]+?)(?:[":;\]].*?)?(?: at \S+| scaled \d+)? not loadable)',
        r"the font \1\2 is not installed",
        "install it, put its file beside the main file, or choose another",
    ),
    (
        r"Option clash for package (\S+?)\.?$",
        r"the package \1 is loaded twice with other options",
        r"load it once, or put \\PassOptionsToPackage before \\documentclass",
    ),
    (
        r"Unknown option `([^']+)' for package `([^']+)'",
        r"the package \2 has no option \1",
        "correct or remove it",
    ),
    (
        r"Package babel Error: Unknown option '([^']+)'",
        r"the language \1 is not installed",
        "correct its name, or install it; Debian has texlive-lang-… for each family of languages",
    ),
    (
        r"Can be used only in preamble",
        r"a command of the preamble stands after \\begin{document}",
        r"move it above \\begin{document}",
    ),
    (
        r"Not in outer par mode",
        "a figure or table stands inside a box, another float or a footnote",
        "move it out",
    ),
    (
        r"Too many unprocessed floats",
        "too many figures and tables wait for a page",
        r"put \\clearpage before some of them",
    ),
    (
        r"Lonely \\item|Something's wrong--perhaps a missing \\item",
        r"an \\item and its list are apart",
        r"put every \\item into an itemize, enumerate or description, and nothing before the first",
    ),
    (
        r"There's no line here to end",
        r"\\\\ stands where no line is",
        "remove it; use an empty line",
    ),
    (r"Illegal unit of measure", "a length has no unit that TeX knows", "add pt, cm, em or in"),
    (r"Missing number, treated as zero", "a number is missing", "look at the length or count here"),
    (
        r"Dimension too large",
        "a length is over TeX's limit of 5.7 m",
        "look for a factor too large, or a division by almost nothing",
    ),
    (
        r"capacity exceeded, sorry \[text input levels",
        "files read each other in a circle, or too many inside each other",
        r"remove the \\input that leads back",
    ),
    (
        r"capacity exceeded, sorry \[(?:input stack|parameter stack|grouping levels|save) size"
        r"|capacity exceeded, sorry \[grouping levels",
        "a macro calls itself without end",
        "look at the definition of the macro used here",
    ),
    (
        r"capacity exceeded, sorry \[([a-z ]+)",
        r"TeX has no room left: \1",
        "look for a macro that doubles itself or a loop without end",
    ),
    (
        r"(?:must|need to) invoke.*shell-escape|[Ss]hell[- ]escape|\\write18",
        "a package wants to run other programs",
        _ESCAPE,
    ),
    (
        r"Emergency stop|End of file on the terminal",
        r"the document ends before \\end{document}, or waits for an answer",
        r"add \\end{document}; remove any \\read from the terminal",
    ),
)

WORDINGS = tuple(Wording(re.compile(row[0]), row[1], row[2]) for row in _TABLE)
