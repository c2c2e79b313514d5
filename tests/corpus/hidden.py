"""What stands in a source and is not set as it reads: verbatim text, comments, dead branches."""

GHOST = r"""\section{Ghost}\label{sec:ghost}
As \cite{ghost} says, \ref{ghost}
% \end{verbatim*}
\input{ghost}\includegraphics{ghost}
\caption{Ghost}
"""

HIDDEN = {
    "none": "",
    "verbatim": rf"""
\begin{{verbatim}}
{GHOST}\end{{verbatim}}
\begin{{code}}
\ref{{ghost}} \begin{{itemize}} % {{
\end{{code}}
Typed \verb|\cite{{ghost}}|, \verb+%+ and \texttt{{\string\ref}}.
""",
    "listings": rf"""
\begin{{lstlisting}}[language=TeX, basicstyle=\scriptsize\ttfamily]
{GHOST}\end{{lstlisting}}
Also \lstinline!\cite{{ghost}}! and \lstinline[language=C]|a % b|.
""",
    "comment": rf"""
\begin{{comment}}
{GHOST}\end{{comment}}
% \section{{Ghost}} \cite{{ghost}} \input{{ghost}}
A tenth\% of it \\% \ref{{ghost}}
was lost.
""",
    "iffalse": rf"""
\iffalse
{GHOST}\ifnum 1=1 \cite{{ghost}} \else \ref{{ghost}} \fi
\else
The branch that is read.
\fi
\iftrue It is \else \cite{{ghost}}\section{{Ghost}} \fi set.
\newif\ifdraft
\ifdraft \ref{{ghost}} \fi
""",
    "after-end": "",
}
"""The text in which each kind stands."""

PACKAGES = {
    "verbatim": "\\usepackage{fancyvrb}\n"
    "\\DefineVerbatimEnvironment{code}{Verbatim}{fontsize=\\footnotesize}\n",
    "listings": "\\usepackage{listings}\n",
    "comment": "\\usepackage{comment}\n",
}

AFTER_THE_END = f"{GHOST}\\end{{document}}\n"
