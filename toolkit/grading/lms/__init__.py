"""Final grades filled into the file that a teacher exported from a learning platform.

A file is never made up: what was exported knows the platform's own ids and headers, and is given
back as it was but for the cells of grades.
"""
