"""The window's and the command line's own words in the person's language; what the domain says is `Text` instead."""

import gettext

from cpa_desktop.paths import RESOURCES

DOMAIN = "cpa_desktop"
LOCALE = RESOURCES / "locale"

_catalogue = gettext.NullTranslations()
_spoken = "en"


def use(language: str) -> None:
    """Speak `language` from now on; the words are written in English, so English needs no catalogue."""
    global _catalogue, _spoken
    _spoken = language
    written = language == "en"
    _catalogue = gettext.NullTranslations() if written else gettext.translation(DOMAIN, LOCALE, [language])


def spoken() -> str:
    """The language in use."""
    return _spoken


def _(message: str, **values: object) -> str:
    """The message in the language in use, with its {fields} filled in."""
    words = _catalogue.gettext(message)
    return words.format(**values) if values else words
