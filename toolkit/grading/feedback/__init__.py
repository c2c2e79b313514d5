"""What students read of their grade: marks and notes, and never who gave them."""

FEEDBACK = {
    "md": "toolkit.grading.feedback.md",
    "html": "toolkit.grading.feedback.html",
    "pdf": "toolkit.grading.feedback.pdf",
}
"""What writes a page in each format, by a file's ending."""
