"""Filled score sheets back in: read, judged, combined, and made into grades."""
