"""Score sheets from a rubric, a roster and a check: who is marked, on what, by which evidence."""
