"""Words written for the fonts of before Unicode (TCVN3, VNI), as old spreadsheets give them, and what they say."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_TCVN3 = {
    "µ": "à", "¸": "á", "¶": "ả", "·": "ã", "¹": "ạ",
    "¨": "ă", "»": "ằ", "¾": "ắ", "¼": "ẳ", "½": "ẵ", "Æ": "ặ",
    "©": "â", "Ç": "ầ", "Ê": "ấ", "È": "ẩ", "É": "ẫ", "Ë": "ậ",
    "®": "đ",
    "Ì": "è", "Ð": "é", "Î": "ẻ", "Ï": "ẽ", "Ñ": "ẹ",
    "ª": "ê", "Ò": "ề", "Õ": "ế", "Ó": "ể", "Ô": "ễ", "Ö": "ệ",
    "×": "ì", "Ý": "í", "Ø": "ỉ", "Ü": "ĩ", "Þ": "ị",
    "ß": "ò", "ã": "ó", "á": "ỏ", "â": "õ", "ä": "ọ",
    "«": "ô", "å": "ồ", "è": "ố", "æ": "ổ", "ç": "ỗ", "é": "ộ",
    "¬": "ơ", "ê": "ờ", "í": "ớ", "ë": "ở", "ì": "ỡ", "î": "ợ",
    "ï": "ù", "ó": "ú", "ñ": "ủ", "ò": "ũ", "ô": "ụ",
    "\u00ad": "ư", "õ": "ừ", "ø": "ứ", "ö": "ử", "÷": "ữ", "ù": "ự",
    "ú": "ỳ", "ý": "ý", "û": "ỷ", "ü": "ỹ", "þ": "ỵ",
    "¡": "Ă", "¢": "Â", "£": "Ê", "¤": "Ô", "¥": "Ơ", "¦": "Ư", "§": "Đ",
}  # fmt: skip
_TONES = dict(zip("øùûõï", ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323"), strict=True))
_ROOFED = dict(zip("àáåãä", ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323"), strict=True)) | {"â": ""}
_BREVES = dict(zip("èéúüë", ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323"), strict=True)) | {"ê": ""}
_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}

_UNICODE_ONLY = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_TCVN3_SIGNS = re.compile(r"(?<=[^\W\d_])[¸¶¨»¾¼½©ª«¬®\u00ad](?!\d)|[¨©ª«¬®§\u00ad](?=[^\W\d_])|§[^\W\d_]")
_VNI_SIGNS = re.compile(r"[aeoyuôö][øûï]|[ae][ùõ]|a[âêåëä]|e[âåä]|o[åä]|[ôö][ùõ]|ñ[aeiouyôöíìæ]", re.IGNORECASE)


def which(texts: Iterable[str]) -> str:
    """`TCVN3` or `VNI` where words among these are of such a font, else nothing; others may be in Unicode already."""
    words = "\n".join(text for text in texts if not _UNICODE_ONLY.search(text))
    vni, tcvn3 = (len(signs.findall(words)) for signs in (_VNI_SIGNS, _TCVN3_SIGNS))
    if not vni and not tcvn3:
        return ""
    return "VNI" if vni > tcvn3 else "TCVN3"


def converted(text: str, font: str) -> str:
    """The words in Unicode; those that are in it already stay."""
    if _UNICODE_ONLY.search(text):
        return text
    if font == "TCVN3":
        return "".join(_TCVN3.get(letter, letter) for letter in text)
    return _vni().sub(lambda found: _letters()[found[0]], text) if font == "VNI" else text


@cache
def _letters() -> dict[str, str]:
    """What each letter with its mark stands for, small and capital."""
    made: dict[str, str] = {}
    marks = [(base, base, _TONES) for base in "aeouy"] + [("ô", "ơ", _TONES), ("ö", "ư", _TONES)]
    marks += [("a", "â", _ROOFED), ("e", "ê", _ROOFED), ("o", "ô", _ROOFED), ("a", "ă", _BREVES)]
    for typed, base, tones in marks:
        for mark, tone in tones.items():
            letter = unicodedata.normalize("NFC", base + tone)
            made[typed + mark] = letter
            made[typed.upper() + mark.upper()] = made[typed.upper() + mark] = letter.upper()
    for typed, letter in _ALONE.items():
        made[typed], made[typed.upper()] = letter, letter.upper()
    return made


@cache
def _vni() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _letters()), key=len, reverse=True)))
