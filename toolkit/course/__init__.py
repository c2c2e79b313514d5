"""A course as data: its templates' manifests and rubrics, read from TOML and validated."""
