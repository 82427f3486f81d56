"""Words as they are compared in a search: without marks, without capitals."""

import unicodedata


def fold(words: str) -> str:
    """`Nước thải` and `nuoc thai` fold to the same text; đ counts as a mark on d, as people type it."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", words) if not unicodedata.combining(letter))
    return " ".join(plain.replace("đ", "d").replace("Đ", "d").casefold().split())


def letters(words: str) -> str:
    """The words folded letter by letter, so that a place found in them is the same place in the words themselves."""
    return "".join((fold(letter) or " ")[0] for letter in words)
