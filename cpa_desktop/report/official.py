"""Cover, letterhead and places to sign: who gives a document, to whom, when and where."""

from collections.abc import Mapping

from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.text import Refused, Text, same
from cpa_desktop.report.blocks import Block, Cover, Letterhead, Paragraph, Signature, Signatures
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import NOTHING, in_both, joined

_NO_UNIT = Text(
    vi="Văn bản hành chính phải có tên đơn vị ban hành; hãy ghi ô “Đơn vị thực hiện” của phiếu A01 rồi in lại.",
    en="An administrative document names its issuing unit; fill in “Issuing unit” on sheet A01 and print again.",
)
_DATE = Text(vi="ngày {day} tháng {month} năm {year}", en="{plain_day} {name} {year}")
_MONTH = Text(vi="tháng {month}/{year}", en="{name} {year}")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NOWHERE = same("…………")
_TO_BE_DATED = Text(vi="Ngày …… tháng …… năm ………", en="Date: ……/……/………")


def cover(composer: Composer, part: ReportPart) -> list[Block]:
    """The title page; `fields` say which answer stands where: `A01.unit unit`."""
    said = _said(composer, part)
    return [
        Cover(
            superior=composer.line(said.get("superior")),
            unit=composer.line(said.get("unit")),
            title=composer.title(part),
            enterprise=said.get("enterprise", NOTHING).of(composer.languages[0]),
            address=composer.line(said.get("address")),
            programme=composer.line(said.get("programme")),
            place_and_date=composer.line(_at(said, _dated(composer, _MONTH))),
        )
    ]


def letterhead(composer: Composer, part: ReportPart) -> list[Block]:
    """The head of an administrative document, which nobody can send without its unit."""
    said = _said(composer, part)
    if "unit" not in said:
        raise Refused(_NO_UNIT)
    reference = composer.option(part, "reference", NOTHING) or NOTHING
    return [
        Letterhead(
            superior=composer.line(said.get("superior")),
            unit=composer.line(said["unit"]),
            reference=joined(reference, said.get("reference", _NOWHERE)).of(composer.languages[0]),
            place_and_date=composer.line(_at(said, _dated(composer, _DATE))),
        )
    ]


def signatures(composer: Composer, part: ReportPart) -> list[Block]:
    """A column for each that `columns` lists; `A01.signatory name unit` says whose name stands in the column `unit`."""
    said = _said(composer, part)
    names = part.options.get("columns", "").split()
    columns = tuple(_signature(composer, part, said, name) for name in names)
    listed = said["recipients"].vi.splitlines() if "recipients" in said else []
    recipients = tuple((_listed(each),) for each in listed if each.strip())
    return [Signatures(columns=columns, recipients=recipients)]


def bases(composer: Composer, part: ReportPart) -> list[Block]:
    """What an administrative document rests on, a line each: `Căn cứ …;`."""
    said = _said(composer, part).get("bases", NOTHING).vi
    lines = [line.strip().rstrip(";.") for line in said.splitlines() if line.strip()]
    return [Paragraph(text=(f"{line};",), style="basis") for line in lines]


def _signature(composer: Composer, part: ReportPart, said: Mapping[str, Text], column: str) -> Signature:
    title = composer.option(part, column, NOTHING) or NOTHING
    official = said.get(f"title {column}")
    if official is not None:
        title = joined(
            _prefix(said.get(f"authority {column}", NOTHING)), in_both(lambda each: official.of(each).upper())
        )
    name = said.get(f"name {column}", NOTHING)
    return Signature(
        title=composer.line(title),
        hint=composer.line(composer.option(part, f"{column}_hint") or composer.option(part, "hint")),
        name=name.of(composer.languages[0]),
        position=composer.line(said.get(f"position {column}")),
        date=composer.line(_TO_BE_DATED) if column in part.options.get("dated", "").split() else (),
    )


def _prefix(authority: Text) -> Text:
    """`KT.` of `KT. (ký thay)`; who signs in their own right puts nothing before their position."""
    first = authority.vi.partition(" ")[0]
    return same(first) if first.endswith(".") else NOTHING


def _listed(recipient: str) -> str:
    """`- Như trên;` as one writes it."""
    return f"- {recipient.strip().lstrip('- ').rstrip(';.')};"


def _said(composer: Composer, part: ReportPart) -> dict[str, Text]:
    """What is known of each place that `fields` fill; several answers at one place are parted by commas."""
    found: dict[str, Text] = {}
    for words in part.fields:
        address, _, place = words.partition(" ")
        evaluation, key = composer.key(address)
        if composer.cells.is_known(evaluation, key):
            value = composer.cells.words(evaluation, key)
            found[place] = joined(found[place], value, joint=", ") if place in found else value
    return found


def _at(said: Mapping[str, Text], date: Text) -> Text:
    return joined(said.get("place", _NOWHERE), date, joint=", ")


def _dated(composer: Composer, form: Text) -> Text:
    """The day the document is made; days under ten and the first two months take a nought, as the decree has it."""
    year, month, day = (int(part) for part in composer.stamp.made_at[:10].split("-"))
    return form.filled(
        day=f"{day:02}",
        plain_day=day,
        month=f"{month:02}" if month < 3 else month,
        name=_MONTHS[month - 1],
        year=year,
    )
