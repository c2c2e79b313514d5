"""Bytes in, frozen values out: readers of LaTeX, bibliographies, PDFs and logs never judge."""
