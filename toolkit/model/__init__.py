"""The nouns that every room shares: places, findings and errors."""
