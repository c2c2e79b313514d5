"""Runs the rules on a draft: selects, suppresses, and reports what was found and what was not run."""
