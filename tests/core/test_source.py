"""A source is cited so that one finds it again, and a title in another language is marked as one."""

from cpa_desktop.core.fact import Source
from cpa_desktop.core.text import Text, same


def source(**said: str) -> Source:
    """A paper of 2009."""
    return Source(id="x", title="Clean technology", publisher="Journal 17", year="2009", grade="read", **said)  # type: ignore[arg-type]


def test_that_a_title_in_another_language_stands_in_quotes_with_its_language() -> None:
    assert source(language="en").cited() == Text(
        vi="“Clean technology” (tiếng Anh), Journal 17, 2009", en="Clean technology, Journal 17, 2009"
    )
    assert source(language="vi").cited().en == "“Clean technology” (in Vietnamese), Journal 17, 2009"
    assert source(language="es").cited().vi == "“Clean technology” (tiếng Tây Ban Nha), Journal 17, 2009"


def test_that_a_title_whose_language_nobody_stated_is_not_marked() -> None:
    assert source().cited() == same("Clean technology, Journal 17, 2009")
    assert source(language="en").named() == "Clean technology, Journal 17, 2009"


def test_that_a_title_that_is_our_own_words_is_said_in_both_languages() -> None:
    assert source(title_vi="Kỹ thuật sạch").cited().vi == "Kỹ thuật sạch, Journal 17, 2009"
