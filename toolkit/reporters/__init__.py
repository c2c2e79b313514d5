"""Turns what a check found, or what was read, into text or a document; prints nothing."""
