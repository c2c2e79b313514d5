"""What means something in each kind of file: put in where it does not belong."""

TEX = (
    *rb"""{ } [ ] $ $$ & # ## #1 ~ ^ ^^ ^^M _ % \ \\ \% \{ \} \[ \] \( \) \, * @ ` '' " -- ,
\begin \end \begin{document} \end{document} \begin{figure} \end{figure} \begin{verbatim}
\end{verbatim} \begin{comment} \end{comment} \begin{lstlisting}[ \begin{minted}{c} \begin{align}
\end{align} \begin{itemize} \item \begin{table*}[t] \begin{frame}[fragile]{T} \end{frame}
\begin{abstract} \end{abstract} \begin{thebibliography}{9} \bibitem{a} \bibitem[b]{
\begin{filecontents*}{works.bib} \end{filecontents*} \section{ \section*[ \subsection \part
\paragraph{A} \appendix \chapter \label{a} \label{ \caption{ \caption[ \captionof{figure}{
\ref{a} \ref{ \cref{a,,b} \autoref \eqref{ \pageref* \cite{a} \cite[ \citep[][]{ \textcite
\cites(a)(b)[c][d]{e}{f} \nocite{*} \bibliography{works} \addbibresource{ \printbibliography
\input{main} \input \include{ \import{a}{b} \subfile{a} \includeonly{ \includegraphics[
\includegraphics{figures/curves.pdf} \graphicspath{{a}{b/}} \InputIfFileExists{x}{}{}
\newcommand{\x}{ \newcommand{\x}[2][a]{#1#2\x} \renewcommand \def\x#1{#1\x} \let\x=\cite
\NewDocumentCommand{\x}{s o m}{ \newenvironment{x}{\begin{figure}}{ \gdef \edef\x \x{ \x
\DeclareMathOperator \newtheorem{x}{ \usepackage{ \usepackage[latin1]{inputenc} \documentclass[
\documentclass{beamer} \title{ \author{A \and B, C} \author[1] \thanks{ \affil \maketitle \email
\verb \verb| \verb*+ \lstinline[ \lstinline! \mintinline{c}| \url{ \url| \href{%}{ \path
\iffalse \iftrue \ifx \else \or \fi \newif\ifx \xtrue \makeatletter \makeatother \endinput
\todo{ \todo[inline]{ TODO FIXME XXX \lipsum[1-3] \blindtext lorem~ipsum \footnote{ \text{
\left \right \left( \right. \bf {\bf \em \vspace{-1em} \baselinestretch \enlargethispage{
\geometry{ \fontsize{9}{9} \small \setlength{\textwidth}{ \centering \hfill \par \char \'e \"
\ExplSyntaxOn \catcode`\%=12 \csname \endcsname \expandafter \relax \string \noexpand \futurelet
Figure~ Table Fig. Sec. Section~3 [?] ??""".split(),
    b" the the ",
    b"First Author",
    b"% draftsmith: ignore[CIT001]",
    b"% draftsmith: ignore-file[TXT]",
    b"% !TeX root = main.tex\n",
    b"% !TeX encoding = latin1\n",
    b"\n",
    b"\n\n",
    b" ",
    b"\t",
    b"\r",
    b"%\n",
    b"% draftsmith: ignore[REF001,CIT001]\n",
)

BIB = (
    *rb"""@ @article{ @article( @ARTICLE @book{a, @string{ @string{a= @preamble{ @comment{ @comment
@xdata{ @misc{a} @misc{, @inproceedings{b, @{ { } ( ) , = " # % \ \" \'e {\"o} \& ~ $ , , and others
author= author={A~and~B} title title={ year=1987 year={in~press} year=3000 journal=jan month=jan
month=1#jan crossref={a} crossref=a xdata={a,b} ids={a,b} doi={10.1000/x} doi={ eprint={2001.00001}
url={http://%} isbn= date={2020-01-01/..} pages={1--2} booktitle= publisher= editor= """.split(),
    b" and ",
    b"\n",
    b"\n@",
    b"},\n}\n",
    b"\t",
    b"{{{",
    b"}}}",
    b"%\n",
)

AUX = (
    *rb"""\relax \newlabel{ \newlabel{a}{{1}{2}} \newlabel{a}{{1}{2}{T}{section.1}{}} \citation{
\citation{*} \citation{a,b} \bibdata{works} \bibstyle \bibcite{a}{1} \@input{a.aux} \@input{
\@writefile{toc}{ \contentsline{section}{\numberline{1}A}{1}{s} \numberline
\gdef \abx@aux@cite{0}{a}
\draftsmithmark{ \draftsmithmark{body}{1}{2}{3} \draftsmithmark{references}{9}{1}{1}
\draftsmithlayout{1}{2}{3}{4}{5}{6}{2}{8} \draftsmithlayout{ { } {{ }} % \protect \xdef""".split(),
    b"\n",
    b" ",
)

LOG = (
    tuple(
        rb"""! ./main.tex:1: :1: main.tex:0: l.1 l.99999999999 ( ) (./a.tex [1] [1{ ] <./a.png>
Overfull \hbox (1.0pt~too~wide) \vbox ""
""".split()
    )
    + tuple(
        rb"""! LaTeX Error: File `a.png' not found.
! Undefined control sequence.
LaTeX Warning: Citation `a' on page 1 undefined on input line 1.
LaTeX Warning: Reference `a' on page 1 undefined on input line 1.
LaTeX Warning: Label `a' multiply defined.
LaTeX Warning: There were undefined references.
Overfull \hbox (99999.0pt too wide) in paragraph at lines 1--2
Overfull \vbox (5.0pt too high) has occurred while \output is active
Output written on main.pdf (9 pages, 12 bytes).
No file main.bbl.
Package natbib Warning: Citation `a' undefined on input line 1.
./main.tex:1: Emergency stop.
Runaway argument?
! ==> Fatal error occurred, no output PDF file produced!""".splitlines()
    )
    + (b"\n", b"x" * 79 + b"\n")
)

BLG = (
    *rb"""Warning--empty journal in a
Warning--I didn't find a database entry for "a"
I couldn't open database file a.bib
I was expecting a `,' or a `}'---line 1 of file works.bib
Repeated entry---line 99999999999999999999 of file works.bib
---line
 of file
 : @article{b
(There were 3 error messages)
(There was 1 error message)
[252] Biber.pm:130> WARN - Duplicate entry key: 'b' in file 'works.bib', skipping ...
[252] Utils.pm:399> ERROR - BibTeX subsystem: x.utf8, line 3, syntax error: found "title"
ERROR - Cannot find 'a.bib'!
WARN -""".splitlines(),
    b"\n",
)

TOML = (
    *rb"""[ ] [[ ]] { } = , . " ' ''' \"\"\" # \u0000 \ true false inf
nan 1979-05-27 0x1 1_0 -1 [a.b]
[check] [rules.STR001] [[section]] [[criterion]] [[deduction]] [rubric] [pages] [[part]] [team]
id title name max points severity select ignore fail_on="x" ids=1 a.b.c=1 a=1 ""=1 "[]" "*"
"../.." "/" "a/b" "" "\n" "\t=1+1" """.split(),
    b"\n",
    b"\r\n",
    b"[[[[[[[[",
    b"{a={a={a=",
    b'id = "x"\n',
    b"max = -0.5\n",
    b"9" * 5000,
)

CSV = (
    *(b"," * 3, b'"', b'""', b"\n", b"\r", b"\t", b";", b"team", b"name", b"email", b"TEAM,", b" "),
    *(
        b"=1+1",
        b"@a",
        b"a@example.org",
        b'"\n"',
        b"\0",
        b"section,",
        b"student_id",
        b"sis_id",
        b"-",
    ),
)

JSON = (
    *rb"""{ } [ ] : , " null true 1e999 -0 NaN "version":1 "version":2 "findings" "path"
"code" \ud800
"line":-1 "count":0 "count":1e9 """.split(),
)

PDF = (
    *rb"""obj endobj stream endstream xref trailer startxref %%EOF << >> [ ] ( ) < > / R 1~0~R 0~0~R
/Type /Page /Pages /Kids /Count /Parent /Resources /Font /XObject /Subtype /Form /Image /Type3
/Length /Filter /FlateDecode /ASCIIHexDecode /LZWDecode /DCTDecode /JBIG2Decode /JPXDecode
/DecodeParms /Predictor /Columns /MediaBox /CropBox /Rotate /Contents /Annots /Outlines /Dest
/First /Next /Title /Encrypt /ObjStm /XRef /Root /Info /Prev /W /Index /Width /Height /BaseFont
/ToUnicode /Encoding /FontFile /FontDescriptor /CharProcs /Matrix BT ET Tf Tj TJ Td Tm cm q Q Do re
BI ID EI gs Tz Tr W* -1 0 65536 99999999999 nan 1e38""".replace(b"~", b" ").split(),
    b"\n",
    b"\r",
    b"\0",
    b"1 0 R",
    b"0 0 R",
    b"<</Kids[1 0 R]>>",
    b"q " * 500,
    b"/Im0 Do ",
)

IMAGE = (
    *(b"\x89PNG\r\n\x1a\n", b"IHDR", b"IDAT", b"pHYs", b"IEND", b"\0\0\0\0", b"\xff\xff\xff\xff"),
    *(b"\xff\xd8", b"\xff\xe0", b"JFIF\0", b"\xff\xc0", b"\xff\xc2", b"\xff\xda", b"\xff", b"\0\2"),
)
