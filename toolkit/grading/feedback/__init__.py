"""What students read of their grade: marks and notes, and never who gave them."""

FEEDBACK = {"md": "toolkit.grading.feedback.md"}
"""What writes a page in each format, by a file's ending."""
