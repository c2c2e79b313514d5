"""Drafts from templates: questions, rendering, and writing without harm to what is there."""
