"""What the domain says, in both languages, chosen by an argument; and the refusal that says it to a person."""

from typing import Literal

from cpa_desktop.core.frozen import frozen

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


@frozen
class Text:
    """One sentence or label in Vietnamese and English."""

    vi: str
    en: str

    def of(self, language: Language) -> str:
        """The text in one language."""
        return self.vi if language == "vi" else self.en

    def filled(self, **values: object) -> "Text":
        """The text with its {fields} replaced; a `Text` value gives each language its own words."""
        return Text(
            vi=self.vi.format(**{k: v.vi if isinstance(v, Text) else v for k, v in values.items()}),
            en=self.en.format(**{k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
        )


def same(words: str) -> Text:
    """A text that reads alike in both languages: a name, a symbol, something typed."""
    return Text(vi=words, en=words)


def both(text: Text | None) -> dict[str, str] | None:
    """A text as JSON gives it, in both languages."""
    return {"vi": text.vi, "en": text.en} if text is not None else None


class Refused(Exception):
    """What was asked cannot be done; says in one sentence what is wrong and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
