"""Records begun, filled in, taken back and looked at from a terminal."""

import re

from tests.cli.conftest import Cpa

QTY = "P08/use/electricity.2025-01/qty"


def test_that_a_new_record_prints_its_id_and_nothing_else(cpa: Cpa) -> None:
    said = cpa("new", "enterprise")
    assert re.fullmatch(r"[0-9a-f]{32}\n", said.out)
    assert said.err == ""


def test_that_a_new_record_may_be_asked_for_as_json(cpa: Cpa) -> None:
    assert set(cpa("new", "enterprise", "--json").json) == {"id"}


def test_that_a_new_assessment_takes_the_only_enterprise_there_is(cpa: Cpa) -> None:
    enterprise = cpa("new", "enterprise", "--set", "P02/legal_name=Nhà máy A").out.strip()
    rapid = cpa("new", "rapid").out.strip()
    assert cpa("show", rapid, "--json").json["parent"] == enterprise


def test_that_a_new_assessment_brings_its_enterprise_along_where_there_is_none(cpa: Cpa) -> None:
    rapid = cpa("new", "rapid", "--set", "P01/title=Đợt 1", "--set", "P02/legal_name=Nhà máy A").out.strip()
    listed = cpa("list", "--json").json
    assert {row["register"]: row["title"] for row in listed} == {"rapid": "Đợt 1", "enterprise": "Nhà máy A"}
    assert next(row for row in listed if row["id"] == rapid)["belongs_to"] == "Nhà máy A"


def test_that_nothing_is_begun_where_an_entry_is_refused(cpa: Cpa) -> None:
    said = cpa("new", "rapid", "--set", "P02/legal_name=A", "--set", "P01/period_from=tháng nào đó", fails=2)
    assert said.out == ""
    assert "P01/period_from" in said.err
    assert cpa("list", "--json").json == []


def test_that_one_of_several_enterprises_must_be_chosen(cpa: Cpa) -> None:
    first = cpa("new", "enterprise", "--set", "P02/legal_name=Nhà máy A").out.strip()
    cpa("new", "enterprise", "--set", "P02/legal_name=Nhà máy B")
    said = cpa("new", "rapid", fails=2)
    assert "--parent" in said.err
    assert first[:8] in said.err
    assert cpa("list", "rapid", "--json").json == []


def test_that_entries_are_read_as_a_person_types_them(cpa: Cpa, rapid: str) -> None:
    said = cpa("set", rapid, f"{QTY}=12.345,6 kWh", f"{QTY}@origin=metered")
    assert said.out == "Điện lưới · 01/2025: Lượng: 12.346 kWh\n"
    answer = cpa("show", rapid, "--json").json["answers"][QTY]
    assert answer["entered"] == "12.345,6 kWh"
    assert answer["value"] == 12345.6
    assert answer["unit"] == "kWh"
    assert answer["origin"] == "metered"


def test_that_the_language_of_the_command_is_that_of_the_entry(cpa: Cpa, rapid: str) -> None:
    cpa("set", rapid, f"{QTY}=12,345.6 kWh", "--lang", "en")
    assert cpa("show", rapid, "--json").json["answers"][QTY]["value"] == 12345.6


def test_that_how_a_value_was_understood_is_said_beside_the_output(cpa: Cpa, rapid: str) -> None:
    said = cpa("set", rapid, f"{QTY}=12.345", "--json")
    assert said.json["entered"][QTY]["value"] == 12345
    assert said.err == f"{QTY}: {said.json['entered'][QTY]['notice']['vi']}\n"


def test_that_a_period_and_what_it_holds_may_be_entered_at_once(cpa: Cpa) -> None:
    rapid = cpa("new", "rapid").out.strip()
    cpa("set", rapid, "P01/period_from=09/2025", "P01/period_to=04/2026", "P08/use/roots.2025-10/qty=8.156")
    assert cpa("show", rapid, "--json").json["answers"]["P08/use/roots.2025-10/qty"]["value"] == 8156
    assert len(cpa("history", rapid, "--json").json) == 1


def test_that_all_is_refused_where_one_entry_is(cpa: Cpa, rapid: str) -> None:
    before = cpa("history", rapid).out
    said = cpa("set", rapid, f"{QTY}=500 kWh", "P08/use/electricity.2025-02/qty=1.23,4", fails=2)
    assert said.out == ""
    assert "P08/use/electricity.2025-02/qty" in said.err
    assert cpa("history", rapid).out == before
    assert QTY not in cpa("show", rapid, "--json").json["answers"]


def test_that_an_entry_with_several_readings_is_asked_back_and_not_kept(cpa: Cpa, rapid: str) -> None:
    said = cpa("set", rapid, "P05/design_capacity=130000", fails=2)
    assert "130.000 t/năm" in said.err
    assert "130.000 kg/ngày" in said.err
    assert "P05/design_capacity" not in cpa("show", rapid, "--json").json["answers"]


def test_that_an_empty_value_clears_an_answer(cpa: Cpa, rapid: str) -> None:
    cpa("set", rapid, "P05/design_capacity=130")
    cpa("set", rapid, "P05/design_capacity=")
    assert "P05/design_capacity" not in cpa("show", rapid, "--json").json["answers"]


def test_that_undo_and_redo_survive_the_end_of_the_program(cpa: Cpa, rapid: str) -> None:
    cpa("set", rapid, "P05/design_capacity=130")
    assert cpa("undo", rapid).out == "Công suất thiết kế\n"
    assert "P05/design_capacity" not in cpa("show", rapid, "--json").json["answers"]
    cpa("redo", rapid)
    assert cpa("show", rapid, "--json").json["answers"]["P05/design_capacity"]["value"] == 130


def test_that_history_tells_undoing_from_redoing(cpa: Cpa, rapid: str) -> None:
    cpa("set", rapid, "P05/design_capacity=130")
    cpa("undo", rapid)
    cpa("redo", rapid)
    acts = [line.split("  ")[-1] for line in cpa("history", rapid, "--lang", "en").out.splitlines()]
    assert acts[-3:] == ["Design capacity", "undo: Design capacity", "redo: Design capacity"]
    changes = cpa("history", rapid, "--json").json
    assert changes[-1]["undoes"] == changes[-2]["id"]
    assert changes[-3]["edits"][0]["address"] == "P05/design_capacity"


def test_that_a_record_shows_its_answers_figures_progress_and_headlines(cpa: Cpa, rapid: str) -> None:
    cpa("set", rapid, f"{QTY}=1.000 kWh", "P05/products/tinhbot2/name=Bột")
    shown = cpa("show", rapid[:6], "--json").json
    assert shown["id"] == rapid
    assert shown["figures"]["P08/total_electricity"]["value"] == 1000
    assert shown["figures"]["P08/total_electricity"]["text"] == {"vi": "1.000 kWh", "en": "1,000 kWh"}
    assert shown["progress"]["P01"] == {"asked": 6, "answered": 3, "must_open": 0}
    assert shown["headlines"]["title"]["text"]["vi"] == "Đánh giá 2025"
    assert shown["sector"] == "cassava-starch"
    assert not shown["sample"]
    assert not shown["confirmed"]
    text = cpa("show", rapid).out
    assert "P08/total_electricity" in text
    assert "1.000 kWh" in text


def test_that_check_says_no_only_where_something_is_wrong(cpa: Cpa, rapid: str) -> None:
    assert cpa("check", rapid, "--json").json["errors"] == 0
    cpa("set", rapid, "P01/period_to=12/2024")
    found = cpa("check", rapid, "--json", fails=1).json
    assert found["errors"] == 1
    assert found["findings"][0]["severity"] == "error"
    assert found["findings"][0]["address"] == "P01/period_to"
    assert "Kỳ dữ liệu kết thúc trước khi bắt đầu" in cpa("check", rapid, fails=1).out


def test_that_search_minds_neither_accents_nor_capitals(cpa: Cpa, rapid: str) -> None:
    assert [row["id"] for row in cpa("list", "rapid", "--find", "NHA MAY a chau", "--json").json] == [rapid]
    assert cpa("list", "--find", "không có ở đây", "--json").json == []


def test_that_a_list_stands_in_columns(cpa: Cpa, rapid: str) -> None:
    head, *rows = cpa("list", "--lang", "en").out.splitlines()
    place = head.index("belongs to")
    assert [row[:8] for row in rows if row[place:].startswith("Nhà máy Á Châu")] == [rapid[:8]]
    assert all(row[place - 1] == " " for row in rows)


def test_that_a_list_may_be_paged(cpa: Cpa, rapid: str) -> None:
    everything = [row["id"] for row in cpa("list", "--json").json]
    first = cpa("list", "--limit", "1", "--json")
    second = cpa("list", "--limit", "1", "--offset", "1", "--json")
    assert [row["id"] for row in (*first.json, *second.json)] == everything
    assert "1" in first.err


def test_that_a_figure_is_traced_down_to_what_was_typed(cpa: Cpa, rapid: str) -> None:
    cpa("set", rapid, f"{QTY}=12.345,6 kWh")
    found = cpa("trace", rapid, "P08/items/electricity/toe", "--json").json
    assert found["formula"]
    flat = [found]
    for each in flat:
        flat += each["inputs"]
    assert {"12.345,6 kWh", ""} == {each["entered"] for each in flat}
    assert "toe_electricity" in {each["fact"]["id"] for each in flat if each["fact"]}
    assert "12.345,6 kWh" in cpa("trace", rapid, "P08/items/electricity/toe").out


def test_that_a_confirmation_holds_until_something_is_entered(cpa: Cpa, rapid: str) -> None:
    assert cpa("confirm", rapid, "--by", "Giám đốc", "--json").json["confirmed"]
    assert cpa("show", rapid, "--json").json["confirmed"]
    cpa("set", rapid, "P05/design_capacity=130")
    assert not cpa("show", rapid, "--json").json["confirmed"]


def test_that_a_copy_goes_on_from_a_record_and_says_so(cpa: Cpa, rapid: str) -> None:
    cpa("set", rapid, "P05/design_capacity=130")
    copied = cpa("show", cpa("copy", rapid).out.strip(), "--json").json
    assert copied["continues"] == rapid
    assert copied["answers"]["P05/design_capacity"]["value"] == 130


def test_that_a_rapid_assessment_may_become_a_detailed_one(cpa: Cpa, rapid: str) -> None:
    detailed = cpa("show", cpa("copy", rapid, "--to", "detailed").out.strip(), "--json").json
    assert detailed["register"] == "detailed"
    assert detailed["continues"] == rapid
    assert detailed["answers"]["P01/period_from"]["value"] == "2025-01"


def test_that_a_workspace_named_is_made_for_a_new_record(cpa: Cpa, tmp_path: object) -> None:
    place = f"{tmp_path}/sổ khác.sqlite"
    made = cpa("new", "enterprise", "--workspace", place).out.strip()
    assert [row["id"] for row in cpa("list", "--workspace", place, "--json").json] == [made]
    assert cpa("--workspace", place, "list", "--json").json[0]["id"] == made
    assert cpa("list", "--json").json == []
