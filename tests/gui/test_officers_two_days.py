"""An officer's two days at a coffee mill: from an empty workspace to the printed report by typing and clicking only."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cpa_desktop.gui.parts.cards_photo import PhotoCards
from cpa_desktop.paths import ROOT
from tests.gui import bills, paper, plants
from tests.gui.conftest import OpenWindow
from tests.gui.filling import Keys, fill_fields, fill_ledger, fill_output, fill_sheet
from tests.gui.paper import figure_of, is_rounded
from tests.gui.person import Person
from tests.gui.plants import figure
from tests.gui.sheets import grid
from tests.service.photographs import laid, photo

pytestmark = [pytest.mark.window, pytest.mark.slow, pytest.mark.qt_log_ignore("This plugin does not support")]

MILL = plants.told("coffee-dry")
"""The season, November to April, as the sample has it; what the months between seasons take is composed here."""

BETWEEN = {
    "2025-05": {"qty": "620", "peak": "120", "normal": "400", "off_peak": "100"},
    "2025-06": {"qty": "580", "peak": "110", "normal": "370", "off_peak": "100"},
    "2025-07": {"qty": "560", "peak": "100", "normal": "360", "off_peak": "100"},
    "2025-08": {"qty": "600", "peak": "120", "normal": "380", "off_peak": "100"},
    "2025-09": {"qty": "640", "peak": "120", "normal": "420", "off_peak": "100"},
    "2025-10": {"qty": "900", "peak": "200", "normal": "600", "off_peak": "100"},
}

BUCKET = {
    "P14/estimates/hose/name": "Vòi máy đánh bóng ướt",
    "P14/estimates/hose/item": "Nước giếng khoan (tự khai thác)",
    "P14/estimates/hose/method": "xô và đồng hồ bấm giây",
    "P14/estimates/hose/vessel": "20",
    "P14/estimates/hose/fill_time": "40",
    "P14/estimates/hose/hours": "1",
    "P14/estimates/hose/days": "150",
}
"""By hand: 20 L in 40 s are 1.8 m³ an hour, one hour a day on 150 days 270 m³."""

MINUTES = {
    "R02/place": "phòng họp của xưởng",
    "R02/opened": "8 giờ 30 ngày 14/05/2026",
    "R02/closed": "16 giờ 30 ngày 15/05/2026",
    "R02/enterprise_people": "Y Mẫu Niê, giám đốc",
    "R02/opinions": "Làm xong trước vụ sau",
    "R02/disagreements": "không",
}

PUT_OFF = {"P22/options/CF36/decision": "để sau", "P22/options/CF36/reason": "Chờ thợ điện khảo sát"}
"""What the sample would study, put off here: then the saving is a sum that can be done by hand."""

PRICES = {"peak": 3398, "normal": 1833, "off_peak": 1190}
"""VND per kWh at 22 to below 110 kV by Decision 1279/QĐ-BCT."""

REQUEST = "Đề nghị chuẩn bị số liệu cho đánh giá nhanh sản xuất sạch hơn"
RESULT = "Kết quả đánh giá sản xuất sạch hơn"
REPORT = "Báo cáo đánh giá nhanh sản xuất sạch hơn"
OF_VISIT = "Biên bản Khảo sát đánh giá nhanh sản xuất sạch hơn"
ELECTRICITY, SAVING = "Điện", "Tiết kiệm tiềm năng"


def twelve_bills() -> dict[str, dict[str, str]]:
    """The bills of a year, by row of the ledger."""
    found = {f"electricity.{period}": dict(bill) for period, bill in BETWEEN.items()}
    for address, typed in plants.of(MILL, "P08/use/electricity.").items():
        row, column = address.split("/")[2:]
        found.setdefault(row, {})[column] = typed
    return found


def summed(column: str) -> float:
    """One column of the bills, added up by hand."""
    return sum(figure(bill[column]) for bill in twelve_bills().values())


def entries_of(*begins: str, without: tuple[str, ...] = ()) -> dict[str, str]:
    """What the sample says there."""
    return {address: typed for address, typed in plants.of(MILL, *begins).items() if not address.startswith(without)}


def before_the_visit(person: Person, keys: Keys, folder: Path) -> None:
    """The office, the enterprise, the assessment, its commitment; what is asked for beforehand is printed."""
    asked_at_once = ("P02/legal_name", "P02/sector", "P01/title")
    for sheet in ("A01", "P02", "P01", "P03"):
        entries = entries_of(f"{sheet}/", without=asked_at_once)
        if sheet == "P01":
            entries["P01/period_from"] = "05/2025"
        fill_sheet(person, sheet, entries, keys)
    request = paper.printed(person, REQUEST, folder / "đề nghị.pdf")
    for said in (MILL["A01/unit"], MILL["A01/signatory"], MILL["P02/legal_name"], "kỳ 05/2025–04/2026"):
        assert said in request


def the_morning_until_the_battery_dies(person: Person, keys: Keys) -> tuple[str, ...]:
    """The season's output, then bill after bill; gives those of which it was said that they are saved."""
    idle = {f"P05/output/nhanrob2.{period}/amount": "0" for period in BETWEEN}
    fill_output(person, {**entries_of("P05/"), **idle}, keys)
    fill_fields(person, "P08", entries_of("P08/"))
    person.add(grid(person.open_sheet("P08"), "items"), "Điện lưới")
    person.close()
    return typed_until_killed(twelve_bills(), after=8)


def typed_until_killed(told: Mapping[str, Mapping[str, str]], after: int) -> tuple[str, ...]:
    """Bills typed in a window of another process, which is killed while it types on; gives those it said were saved."""
    window = [sys.executable, "-m", "tests.gui.bills"]
    with subprocess.Popen(window, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdin is not None
        assert typing.stdout is not None
        print(json.dumps(told), file=typing.stdin, flush=True)
        said = [typing.stdout.readline().strip() for _bill in range(after)]
        typing.kill()
    assert typing.returncode < 0, "the window ended by itself"
    return tuple(said)


def the_rest_of_day_one(person: Person, keys: Keys, folder: Path) -> None:
    """The other resources, the walk round with photos, the bucket test."""
    said_of_electricity = ("P08/voltage", "P08/vat_included", "P08/use/electricity", "P08/use/water_well")
    fill_ledger(person, entries_of("P08/", without=said_of_electricity), keys)
    fill_sheet(person, "CF1", entries_of("CF1/"), keys)
    fill_sheet(person, "P10", entries_of("P10/"), keys)
    album = next(stop for stop in person.open_sheet("P10").stops if isinstance(stop, PhotoCards))
    taken = {f"IMG_{n}.jpg": photo(n, f"2026:05:14 10:{n}0:00") for n in (1, 2, 3)}
    person.drop(album, laid(folder / "DCIM", taken))
    person.qtbot.waitUntil(lambda: album.counted.text().startswith("3 "), timeout=20_000)
    fill_sheet(person, "P14", BUCKET, keys)


def day_two(person: Person, keys: Keys) -> None:
    """What is to be done and what is not, with reasons; who does it by when; the minutes."""
    fill_sheet(person, "P22", {**entries_of("P22/"), **PUT_OFF}, keys)
    fill_sheet(person, "P29", entries_of("P29/"), keys)
    fill_sheet(person, "R02", MINUTES, keys)
    person.settle()


def test_that_two_days_lead_from_an_empty_workspace_to_a_report_that_says_what_the_panel_said(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    keys: Keys = {}
    read = {row: {column: figure(typed) for column, typed in bill.items()} for row, bill in twelve_bills().items()}

    # given an empty workspace, the tour declined, and a rapid assessment begun for a new enterprise
    person = Person(open_window(), qtbot)
    person.press_words(person.window.home, "Để sau")
    person.begin("Đánh giá nhanh", MILL["P01/title"], MILL["P02/legal_name"], "coffee")
    before_the_visit(person, keys, tmp_path)

    # when the battery dies over the bills, then nothing is lost of which the window said that it was saved
    said = the_morning_until_the_battery_dies(person, keys)
    assert list(said) == list(read)[: len(said)]
    person = Person(open_window(), qtbot)
    run = bills.notes_of(person.window)
    qtbot.waitUntil(lambda: person.window.record is not None, timeout=20_000)
    assert person.bench.address.startswith("P08/use/electricity.")
    assert {row: bills.shown(person, row) for row in said} == {row: read[row] for row in said}

    # and whatever was not yet typed is typed on
    left = {row: bill for row, bill in twelve_bills().items() if bills.shown(person, row) != read[row]}
    assert left
    bills.type_bills(person, left)
    assert {row: bills.shown(person, row) for row in read} == read

    # when the day is over, then the indicators stand beside the page: kWh of the bills over tonnes of the books
    the_rest_of_day_one(person, keys, tmp_path)
    person.settle()
    per_tonne = summed("qty") / 2000
    assert is_rounded(per_tonne, figure_of(person.result("Toàn bộ điện trên tấn nhân").value))
    assert person.trace("Toàn bộ điện trên tấn nhân").value == "61,95 kWh/t"
    assert per_tonne == pytest.approx(61.95)
    person.close()
    run.end()

    # when on the next day one goes on, then at the table one was in
    person = Person(open_window(), qtbot)
    person.go_on()
    assert person.bench.address.startswith("P14/estimates/")

    # when options are decided on and put to people and days
    day_two(person, keys)

    # then the panel says what a hand sum says: 3–8 kWh/t less in hulling, 10–30 % of the 8 % that is compressed air
    saved = 5.5 * 2000 + 0.2 * 0.08 * summed("qty")
    money = saved * sum(summed(rate) * price for rate, price in PRICES.items()) / summed("qty")
    electricity, saving = person.result(ELECTRICITY).value, person.result(SAVING).value
    assert is_rounded(saved, figure_of(electricity))
    assert is_rounded(money / 1e6, figure_of(saving))
    assert electricity.endswith("kWh")
    assert saving.endswith("triệu đồng")

    # and the minutes, the page for the management and the report print the same
    figures = {
        "bills": "123.900",
        "saved": electricity.removesuffix(" kWh"),
        "money": saving.removesuffix(" triệu đồng"),
    }
    minutes = paper.printed(person, OF_VISIT, tmp_path / "biên bản.pdf")
    assert f"Điện lưới kWh {figures['bills']} hóa đơn" in minutes
    assert "Nước giếng khoan (tự khai thác) m³ 270 ước tính" in minutes
    assert MINUTES["R02/opinions"] in minutes
    result = paper.printed(person, RESULT, tmp_path / "kết quả.pdf")
    assert f"Tiết kiệm của kỳ {saving}" in result
    assert f"Điện kWh {figures['bills']}" in result
    assert figures["saved"] in result
    report = paper.printed(person, REPORT, tmp_path / "báo cáo.pdf")
    assert "Tiết kiệm của kỳ {} triệu đồng ± {}".format(*figures["money"].split(" ± ")) in report
    assert "Giảm điện {} kWh ± {}".format(*figures["saved"].split(" ± ")) in report
    assert PUT_OFF["P22/options/CF36/reason"] in report
    assert MILL["P22/options/CF12/reason"] in report

    # and the record goes out as one file
    person.menu_of_records("Xuất hồ sơ kèm lịch sử và ảnh…")
    package = tmp_path / "cà phê nhân.cpa"
    person.name_file(package)
    person.is_told(str(package))
    assert package.read_bytes().startswith(b"PK")
