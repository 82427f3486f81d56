"""The window's words are all there in Vietnamese, and say what the English says."""

import string

from cpa_desktop import i18n
from installer import words

CATALOGUE = words.read()
MESSAGES = [message for message in CATALOGUE if message.id]


def fields(text: object) -> set[str | None]:
    """The {fields} of a message."""
    return {name for _, name, _, _ in string.Formatter().parse(str(text)) if name is not None}


def test_that_the_catalogue_holds_what_the_code_says() -> None:
    assert words.CATALOGUE.read_bytes() == words.written(words.renewed(CATALOGUE))  # else run: make words


def test_that_the_compiled_catalogue_is_the_written_one() -> None:
    assert words.CATALOGUE.with_suffix(".mo").read_bytes() == words.compiled(words.CATALOGUE.read_bytes())


def test_that_every_message_is_translated() -> None:
    assert [message.id for message in MESSAGES if not message.string] == []


def test_that_a_translation_keeps_the_fields_of_its_message() -> None:
    assert [message.id for message in MESSAGES if fields(message.id) != fields(message.string)] == []


def test_that_messages_are_given_as_written_in_english_and_filled_in() -> None:
    i18n.use("vi")
    i18n.use("en")
    assert i18n._("Saved {time}", time="14:32") == "Saved 14:32"


def test_that_vietnamese_speaks_from_the_catalogue() -> None:
    i18n.use("vi")
    try:
        assert {str(message.id): i18n._(str(message.id)) for message in MESSAGES} == {
            str(message.id): message.string for message in MESSAGES
        }
    finally:
        i18n.use("en")
