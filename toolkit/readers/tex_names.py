"""The names LaTeX and its packages give to what a reader of drafts looks for."""

VERBATIM_ENVIRONMENTS = frozenset(
    "verbatim verbatim* Verbatim Verbatim* BVerbatim LVerbatim SaveVerbatim VerbatimOut "
    "lstlisting minted comment filecontents filecontents* luacode luacode* pycode pyverbatim "
    "sagesilent sageblock asy asydef macrocode macrocode* verbatimwrite listing* rawhtml "
    "tcblisting tcblisting* dtxverblisting codeexample code spverbatim boxedverbatim".split()
)

VERBATIM_MACROS = frozenset("verb Verb lstinline mintinline path spverb".split())
"""Take their argument between two equal characters, or in braces, and read it raw."""

RAW_ARGUMENT_MACROS = frozenset("url href nolinkurl detokenize hyperbaseurl directlua".split())
"""Read their first braced argument raw: a percent sign in it is no comment."""

CONDITIONALS = frozenset(
    "if ifcat ifx ifcase ifnum ifdim ifodd ifvmode ifhmode ifmmode ifinner ifvoid ifhbox "
    "ifvbox ifeof iftrue iffalse ifdefined ifcsname iffontchar ifincsname ifpdfprimitive".split()
)

NOT_CONDITIONALS = frozenset(
    "iff ifthenelse ifundef ifdef ifblank ifdefmacro ifdefparam ifdefempty ifdefvoid ifdefequal "
    "ifdefstring ifdefstrequal ifdefcounter ifdeflength ifdefdimen ifcsdef ifcsundef ifcsempty "
    "ifcsvoid ifcsequal ifcsstring ifstrequal ifstrempty iftoggle ifbool ifboolexpr".split()
)
"""Begin with ``if`` but take arguments (ifthen, etoolbox) and are closed by no ``\\fi``."""

MACRO_DEFINERS = frozenset(
    "newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd "
    "renewrobustcmd".split()
)
XPARSE_DEFINERS = frozenset(
    "NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand DeclareDocumentCommand "
    "NewExpandableDocumentCommand".split()
)
XARGS_DEFINERS = frozenset(
    "newcommandx renewcommandx providecommandx DeclareRobustCommandx".split()
)
COPIERS = frozenset("LetLtxMacro NewCommandCopy RenewCommandCopy DeclareCommandCopy".split())
PRIMITIVE_DEFINERS = frozenset("def gdef edef xdef".split())
ENVIRONMENT_DEFINERS = frozenset("newenvironment renewenvironment provideenvironment".split())
XPARSE_ENVIRONMENT_DEFINERS = frozenset(
    "NewDocumentEnvironment RenewDocumentEnvironment DeclareDocumentEnvironment".split()
)
PROVIDERS = frozenset(
    "providecommand providecommandx ProvideDocumentCommand provideenvironment".split()
)
"""Define what has no definition yet, and leave any other as it is."""

DEFINERS = (
    MACRO_DEFINERS
    | XPARSE_DEFINERS
    | XARGS_DEFINERS
    | COPIERS
    | PRIMITIVE_DEFINERS
    | ENVIRONMENT_DEFINERS
    | XPARSE_ENVIRONMENT_DEFINERS
    | {"let"}
)

SECTION_LEVELS = {
    "part": 0,
    "chapter": 1,
    "addchap": 1,
    "section": 2,
    "addsec": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
}
"""Depth of each heading, the outermost first (the article and book classes' numbering, plus 1)."""

CITE_MACROS = frozenset(
    "cite citep citet citealp citealt citeauthor citeyear citeyearpar citenum "
    "citefullauthor Citep Citet Citealp Citealt Citeauthor Cite citetalias citepalias "
    "parencite Parencite textcite Textcite autocite Autocite footcite footcitetext smartcite "
    "Smartcite supercite fullcite footfullcite citetitle citedate citeurl notecite "
    "pnotecite fnotecite onlinecite shortcite citeN citeA citeNP shortciteA citeasnoun "
    "possessivecite cites parencites textcites autocites footcites smartcites supercites "
    "Cites Parencites Textcites Autocites Footcites Smartcites citeonline newcite citeposs "
    "nptextcite citen citeyearNP citeauthorNP fullciteA bibentry".split()
)
MULTICITE_MACROS = frozenset(
    name for name in CITE_MACROS if name.endswith("cites") or name == "Cites"
)

REF_MACROS = frozenset(
    "ref eqref pageref autoref Autoref nameref Nameref cref Cref cpageref Cpageref crefrange "
    "Crefrange cpagerefrange vref Vref vpageref fullref subref Subref labelcref labelcpageref "
    "namecref nameCref namecrefs nameCrefs lcnamecref vrefrange vpagerefrange autopageref "
    "zref zcref zcpageref titleref fref Fref thmref prettyref refeq hyperref lref Lref figref "
    "tabref secref".split()
)
NUMBER_REFS = REF_MACROS - frozenset(
    "nameref Nameref titleref namecref nameCref namecrefs nameCrefs lcnamecref".split()
)
"""Print a number; the others a title or a noun."""

RANGE_REF_MACROS = frozenset("crefrange Crefrange cpagerefrange vrefrange vpagerefrange".split())
CLEVEREF_MACROS = frozenset(
    "cref Cref cpageref Cpageref crefrange Crefrange cpagerefrange labelcref labelcpageref "
    "namecref nameCref namecrefs nameCrefs lcnamecref".split()
)
OPTIONAL_REF_MACROS = frozenset(["hyperref"])
"""Refer through an optional argument: ``\\hyperref[key]{text}``."""

INPUT_MACROS = frozenset(
    "input include subfile InputIfFileExists import subimport includefrom subincludefrom "
    "inputfrom subinputfrom @input loadglsentries".split()
)
FOLDER_INPUT_MACROS = frozenset(
    "import subimport includefrom subincludefrom inputfrom subinputfrom".split()
)

IMAGE_MACROS = frozenset("includegraphics includesvg includepdf Includegraphics".split())
IMAGE_EXTENSIONS = (".pdf", ".png", ".jpg", ".mps", ".jpeg", ".jbig2", ".jb2")
"""Tried in this order by pdfTeX's graphics driver, each then in upper case."""

FLOAT_KINDS = {
    "figure": "figure",
    "SCfigure": "figure",
    "sidewaysfigure": "figure",
    "wrapfigure": "figure",
    "wrapfloat": "figure",
    "floatingfigure": "figure",
    "marginfigure": "figure",
    "table": "table",
    "SCtable": "table",
    "sidewaystable": "table",
    "wraptable": "table",
    "margintable": "table",
    "longtable": "table",
    "algorithm": "algorithm",
    "algorithm2e": "algorithm",
    "listing": "listing",
}
"""What each floating environment holds; a starred form spans both columns and holds the same."""

SUBFLOATS = frozenset("subfigure subtable subcaptionblock subcaptiongroup subcaptiongroup*".split())
"""Environments of subcaption in which a caption is that of a part, ``1a``, and not the float's."""

MATH_ENVIRONMENTS = frozenset(
    f"{name}{star}"
    for name in "math displaymath equation align gather multline flalign alignat "
    "eqnarray IEEEeqnarray subequations dmath dgroup dseries split aligned gathered "
    "array cases".split()
    for star in ("", "*")
)

SILENT_ENVIRONMENTS = MATH_ENVIRONMENTS | frozenset(
    "tabular tabular* tabularx tabulary tikzpicture pgfpicture picture thebibliography "
    "algorithmic axis forest filecontents".split()
)
"""Hold no running prose."""
