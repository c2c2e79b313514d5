"""Runs the rules on a draft: selects, suppresses, reports findings and what was not run."""
