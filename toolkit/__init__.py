"""The path of a written project: scaffold a draft, check it, hand its grader a score sheet."""

__version__ = "0.1.0"
