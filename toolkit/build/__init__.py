"""What the TeX installation of this machine knows and does."""
