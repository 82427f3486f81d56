"""Lines in the languages that an example is printed in."""

from cpa_desktop.core.text import Language
from cpa_desktop.report.line import Line


class Said:
    """Lines in the languages asked for."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self.languages = languages

    def __call__(self, vi: str, en: str) -> Line:
        return tuple({"vi": vi, "en": en}[language] for language in self.languages)
