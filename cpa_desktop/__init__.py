"""CPA Desktop: guided cleaner-production assessments of factories, offline, in Vietnamese and English."""

__version__ = "0.1.0"
