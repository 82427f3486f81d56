"""Measured figures, each against a floor of the same run: `make bench`."""
