"""Grades written down: the gradebook in its formats, what is owed, and where graders disagree."""
