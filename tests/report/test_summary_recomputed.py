"""Every figure on the summary page reckoned again from the annexes, as a reviewer with the printed report would.

Nothing here asks the program: what is read are the blocks that are printed. Only the ± are taken as they stand, since
they follow from the propagation of errors and from no table.
"""

import re
from collections.abc import Iterator

import pytest

from cpa_desktop.report.blocks import Block, Document, Heading, KeyFigures, Paragraph, Row, Table
from tests.report import mill

_FIGURE = re.compile(r"\d[\d.]*(?:,\d+)?")
_WIDTH = re.compile(r"± ?\d[\d.,]*")
_HEAT = "nhiệt, sấy, lò hơi"
_GRADES = "ABCD"


def value(text: str) -> float:
    """The number at the beginning of a text as it is printed in Vietnamese; a dash is nothing."""
    found = _FIGURE.search(text)
    if found is None:
        return 0.0
    number = float(found[0].replace(".", "").replace(",", "."))
    return -number if text.lstrip().startswith("−") else number


def half_a_step(figure: str) -> float:
    """Half the last place that a printed number shows; noughts at the end of a whole number are none."""
    whole, _, decimals = figure.partition(",")
    if decimals:
        return 0.5 * 10.0 ** -len(decimals)
    digits = whole.replace(".", "")
    return 0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0") or digits))


class Report:
    """The printed report, table by table and with its summary apart."""

    def __init__(self, document: Document) -> None:
        self._tables = [block for block in document.blocks if isinstance(block, Table)]
        heads = [place for place, block in enumerate(document.blocks) if isinstance(block, Heading)]
        start = next(place for place in heads if document.blocks[place].text == ("Tóm tắt",))  # type: ignore[union-attr]
        self.summary: list[Block] = list(document.blocks[start + 1 : heads[heads.index(start) + 1]])
        self.left = {figure for text in self._said() for figure in _FIGURE.findall(_WIDTH.sub("", text))}

    def _said(self) -> Iterator[str]:
        """Every text of the summary that holds a figure, without the dates of the period and the names of options."""
        for block in self.summary:
            if isinstance(block, Paragraph) and block.text:
                yield re.sub(r"\d\d/\d{4}", "", block.text[0])
            elif isinstance(block, KeyFigures):
                yield from (item.value for item in block.items)
            elif isinstance(block, Table):
                for row in block.rows:
                    yield from (cell[0] for cell in row.cells[1 if row.style == "body" else 0 :] if cell)

    def table(self, caption: str) -> Table:
        """The first table of which the caption begins so."""
        return next(each for each in self._tables if each.caption and each.caption[0].startswith(caption))

    def rows(self, caption: str) -> list[dict[str, str]]:
        """The rows of a table by the heads of its columns, without its sums."""
        table = self.table(caption)
        heads = [column.head[0] for column in table.columns]
        return [dict(zip(heads, _cells(row, len(heads)), strict=True)) for row in table.rows if row.style == "body"]

    def column(self, caption: str, head: str) -> float:
        """A column of a table of periods added up."""
        return sum(value(row[head]) for row in self.rows(caption))

    def fact(self, title: str) -> float:
        """A factor of annex E."""
        return value(next(row["Giá trị"] for row in self.rows("Hệ số, đơn giá") if row["Hệ số"].startswith(title)))

    def paragraph(self, words: str) -> str:
        """The paragraph of the summary that holds these words."""
        said = (block.text[0] for block in self.summary if isinstance(block, Paragraph) and block.text)
        return next(text for text in said if words in text).replace("\u00a0", " ")

    def holds(self, figure: str, reckoned: float) -> None:
        """What the summary shows is what was reckoned, rounded; ticked off the list of what is still to be checked."""
        assert abs(value(figure) - reckoned) <= half_a_step(_number(figure)) * 1.02, (figure, reckoned)
        self.left.discard(_number(figure))


def _cells(row: Row, count: int) -> list[str]:
    cells = [cell[0] if cell else "" for cell in row.cells]
    return cells + [""] * (count - len(cells))


def _number(text: str) -> str:
    found = _FIGURE.search(text)
    assert found is not None, text
    return found[0]


def after(words: str, text: str) -> str:
    """What stands behind these words."""
    return text.partition(words)[2]


@pytest.fixture(scope="module")
def report(whole: mill.Desk) -> Report:
    """The complete report of the mill."""
    return Report(whole.document("rapid", "vi"))


def test_that_every_figure_of_the_summary_follows_from_the_annexes(report: Report) -> None:
    consumption(report)
    waste(report)
    savings(report)
    options(report)
    scores(report)
    origins(report)
    assert report.left == {"90", "100"}  # the confidence of the ±, and the full marks


def consumption(report: Report) -> None:
    """Output, energy, water, cost and emissions from the books (annex B) and the factors (annex E)."""
    used = {row["Tài nguyên"]: row for row in report.rows("Từ sổ ra lượng dùng")}
    electricity = report.column("Điện theo kỳ", "Điện lưới: Lượng")
    coal = report.column("Nhiên liệu theo kỳ", "Than cám 5-6 (5a, 5b, 6a, 6b): Lượng")
    content = {name: value(row["Hàm lượng năng lượng"]) for name, row in used.items()}
    fuel = next(name for name, row in used.items() if row["Dùng cho"] == _HEAT)
    heat = coal * content[fuel]
    energy = electricity * content["Điện lưới"] + heat
    toe = electricity * report.fact("Quy đổi điện ra toe") + coal * report.fact("Quy đổi than cám 5-6 ra toe")
    burning = report.fact("Hệ số phát thải CO2 của than") + report.fact(
        "Hệ số phát thải CH4 khi đốt than"
    ) * report.fact("Tiềm năng nóng lên toàn cầu của CH4")
    burning += report.fact("Hệ số phát thải N2O khi đốt than") * report.fact("Tiềm năng nóng lên toàn cầu của N2O")
    emissions = electricity / 1000 * report.fact("Hệ số phát thải lưới điện") + heat / 1000 * burning / 1000
    water = report.column("Nước theo kỳ", "Nước mặt: sông, hồ (tự khai thác): Lượng")
    cost = sum(value(row["Lượng dùng của kỳ"]) * value(row["Đơn giá chưa thuế"]) for row in used.values()) / 1e6
    said = report.paragraph("Sản xuất và tiêu thụ:")
    report.holds(
        after("sản lượng", said),
        report.column("Sản lượng theo kỳ", "Tinh bột sắn: Sản lượng đạt"),
    )
    report.holds(after("điện ", said), electricity)
    report.holds(after("nhiên liệu", said), heat)
    report.holds(after("năng lượng", said), energy)
    report.holds(after("(", said), toe)
    report.holds(after("nước sạch", said), water)
    report.holds(after("chi phí tài nguyên", said), cost)
    report.holds(after("phát thải", said), emissions)


def waste(report: Report) -> None:
    """What is lost with each waste (table F), and the fee of the wastewater (annex B and E)."""
    lost: dict[str, float] = {}
    for row in report.rows("Lượng từng công đoạn dùng hoặc mất"):
        lost[row["Mất theo chất thải"]] = lost.get(row["Mất theo chất thải"], 0.0) + value(row["Giá trị"])
    volume = report.column("Chất thải theo kỳ", "Nước thải: Lượng")
    lost["Nước thải"] += volume * report.fact("Phí nước thải công nghiệp theo m3") / 1e6
    wastes = {row["Dòng thải"] for row in report.rows("Chi phí của các dòng thải trong kỳ") if value(row["Cộng"])}
    said = report.paragraph("Lãng phí chính")
    for name in wastes:
        report.holds(after("(", after(name.lower(), said.lower())), lost[name])
    report.holds(after("cộng các dòng thải", said), sum(lost[name] for name in wastes))


def savings(report: Report) -> None:
    """The key figures from what each option saves (annex F), the prices and contents of a unit, and the investments."""
    contents = {row["Tài nguyên"]: row for row in report.rows("Đơn giá và hàm lượng")}
    saved: dict[str, float] = {}
    for row in report.rows("Khoản tiết kiệm của từng giải pháp"):
        saved[row["Dòng"]] = saved.get(row["Dòng"], 0.0) + value(row["Sau tương tác"])
    money = sum(amount * value(contents[name]["Đơn giá"]) for name, amount in saved.items()) / 1e6
    emissions = sum(amount * value(contents[name]["KNK một đơn vị"]) for name, amount in saved.items())
    known = [row for row in in_package(report) if row["Đầu tư"] != "–"]
    invested = sum(value(row["Đầu tư"]) for row in known)
    won_back = sum(value(row["Tiết kiệm của kỳ, sau tương tác"]) for row in known)
    box = next(block for block in report.summary if isinstance(block, KeyFigures))
    items = {item.label[0]: item for item in box.items}
    report.holds(items.pop("Tiết kiệm của kỳ").value, money)
    report.holds(items.pop("Tổng đầu tư").value, invested)
    payback = items.pop("Hoàn vốn giản đơn")
    report.holds(payback.value, invested / won_back * (12 if payback.unit == ("tháng",) else 1))
    report.holds(items.pop("Giảm phát thải KNK").value, emissions)
    for name, amount in saved.items():
        label = f"Giảm {name[0].lower()}{name[1:]}"
        if label in items:
            report.holds(items.pop(label).value, amount)
    assert not items


def in_package(report: Report) -> list[dict[str, str]]:
    """The rows of the payback table (annex F) of the options that are counted (table 5.1)."""
    counted = {row["Giải pháp"] for row in report.rows("Danh mục giải pháp được tính")}
    return [row for row in report.rows("Hoàn vốn giản đơn") if row["Giải pháp"] in counted]


def options(report: Report) -> None:
    """The options of the summary, those left out and their sum."""
    money: dict[str, float] = {}
    for net in report.rows("Khoản tiết kiệm của từng giải pháp"):
        money[net["Giải pháp"]] = money.get(net["Giải pháp"], 0.0) + value(net["Tiền"])
    invested = {row["Giải pháp"]: value(row["Đầu tư"]) for row in in_package(report)}
    table = next(block for block in report.summary if isinstance(block, Table))
    shown = [row for row in table.rows if row.style == "body"]
    ranked = sorted(invested, key=lambda name: -money.get(name, 0.0))
    assert [row.cells[0][0] for row in shown] == ranked[: len(shown)]
    for row in shown:
        name, saving, investment, payback = (cell[0] for cell in row.cells[:4])
        report.holds(saving, money[name])
        report.holds(investment, invested[name])
        if payback.startswith("<"):
            assert invested[name] / money[name] < value(payback)
            report.left.discard(_number(payback))
        else:
            report.holds(payback, invested[name] / money[name])
    rest, total = (next(row for row in table.rows if row.style == style) for style in ("soft", "total"))
    others = ranked[len(shown) :]
    report.holds(rest.cells[0][0], len(others))
    report.holds(rest.cells[1][0], sum(money.get(name, 0.0) for name in others))
    report.holds(rest.cells[2][0], sum(invested[name] for name in others))
    report.holds(total.cells[1][0], sum(money.values()))
    report.holds(total.cells[2][0], sum(invested.values()))


def scores(report: Report) -> None:
    """Both scores from their weighted parts, the grade as the worst of a saving, the decision by the matrix."""
    said = report.paragraph("Kết luận:")
    reached = {}
    for words, caption in (("tiềm năng", "Điểm 1"), ("sẵn sàng", "Điểm 2")):
        parts = [row for row in report.rows(caption) if row["Điểm 0–1"] != "–"]
        weights = sum(value(row["Trọng số"]) for row in parts)
        # A score is printed with two decimals, so the sum of its points is known to half a point.
        reckoned = sum(100 * value(row["Trọng số"]) / weights * value(row["Điểm 0–1"]) for row in parts)
        printed = after(words, said).partition("/")[0]
        assert value(printed) == pytest.approx(reckoned, abs=0.5)
        assert value(printed) == pytest.approx(sum(value(row["Điểm"]) for row in parts), abs=0.05 * len(parts) + 0.05)
        report.left.discard(_number(printed))
        reached[words] = value(printed)
    grades = [row["Mức"][0] for row in report.rows("Điểm 3")]
    assert after("số liệu mức ", said)[0] == max(grades, key=_GRADES.index)
    assert 30 <= reached["tiềm năng"] < 60
    assert "tự thực hiện các giải pháp làm ngay, theo dõi 6 tháng" in said
    report.left.discard("6")


def origins(report: Report) -> None:
    """How much of the cost the bills stand behind."""
    used = report.rows("Từ sổ ra lượng dùng")
    cost = sum(value(row["Lượng dùng của kỳ"]) * value(row["Đơn giá chưa thuế"]) for row in used)
    billed = report.column("Điện theo kỳ", "Điện lưới: Tiền chưa thuế")
    said = report.paragraph("nguồn số liệu theo chi phí")
    report.holds(after("hóa đơn", said), 100 * billed / cost)
    report.holds(after("định mức, tài liệu", said), 100 - 100 * billed / cost)


def test_that_sums_printed_in_the_chapters_are_those_of_the_annexes(report: Report) -> None:
    sums = {row.cells[0][0]: row for row in report.table("Tiềm năng tiết kiệm quy đổi").rows if row.style == "total"}
    heads = [column.head[0] for column in report.table("Tiềm năng tiết kiệm quy đổi").columns]
    printed = dict(zip(heads, _cells(sums["Cộng"], len(heads)), strict=True))
    contents = {row["Tài nguyên"]: row for row in report.rows("Đơn giá và hàm lượng")}
    nets = report.rows("Khoản tiết kiệm của từng giải pháp")
    for head, content in (
        ("Năng lượng", "Năng lượng một đơn vị"),
        ("Dầu quy đổi", "Dầu tương đương một đơn vị"),
        ("Giảm phát thải", "KNK một đơn vị"),
        ("COD", "COD một đơn vị"),
    ):
        reckoned = sum(value(row["Sau tương tác"]) * value(contents[row["Dòng"]][content]) for row in nets)
        assert abs(value(printed[head]) - reckoned) <= half_a_step(_number(printed[head])) * 1.05, head
