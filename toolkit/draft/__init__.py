"""A draft as the rules see it: its files, what stands in them, and how long it is."""
