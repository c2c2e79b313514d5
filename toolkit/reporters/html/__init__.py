"""A check as one page for a browser, with all it shows inside it."""
