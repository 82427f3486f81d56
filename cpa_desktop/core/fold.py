"""Words as they are compared in a search: without marks, without capitals; and as they name a file."""

import unicodedata


def fold(words: str) -> str:
    """`Nước thải` and `nuoc thai` fold to the same text; đ counts as a mark on d, as people type it."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", words) if not unicodedata.combining(letter))
    return " ".join(plain.replace("đ", "d").replace("Đ", "d").casefold().split())


def file_name(words: str) -> str:
    """The words as a name that every file system takes."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in fold(words))
    return "-".join(part for part in plain.split("-") if part)[:80]


def letters(words: str) -> str:
    """The words folded letter by letter, so that a place found in them is the same place in the words themselves."""
    return "".join((fold(letter) or " ")[0] for letter in words)
