"""Forms are loaded once, a broken folder of one's own never stops the program, and a new industry begins whole."""

import json
import re
from pathlib import Path

import pytest

from cpa_desktop.content.layout import OF_SECTOR
from cpa_desktop.core.text import Refused
from cpa_desktop.paths import FORMS
from cpa_desktop.service import forms
from tests.content.folders import WHOLE, spoilt, whole, write


def test_that_a_second_load_comes_from_the_cache_and_is_equal(tmp_path: Path) -> None:
    ours, cache = whole(tmp_path / "ours"), tmp_path / "cache"
    first = forms.load(cache=cache, ours=ours)
    written = [file.stat().st_mtime_ns for file in cache.iterdir()]
    assert forms.load(cache=cache, ours=ours) == first
    assert [file.stat().st_mtime_ns for file in cache.iterdir()] == written


def test_that_a_changed_file_is_read_again(tmp_path: Path) -> None:
    ours, cache = whole(tmp_path / "ours"), tmp_path / "cache"
    before = forms.load(cache=cache, ours=ours)
    write(ours, {"places.csv": WHOLE["places.csv"] + "2025-07,04,province,Cao Bằng,Cao Bang,04\n"})
    after = forms.load(cache=cache, ours=ours)
    assert (len(before.places), len(after.places)) == (1, 2)
    assert before.digest != after.digest


def test_that_a_damaged_cache_is_made_again(tmp_path: Path) -> None:
    ours, cache = whole(tmp_path / "ours"), tmp_path / "cache"
    first = forms.load(cache=cache, ours=ours)
    (file,) = cache.iterdir()
    file.write_bytes(b"damaged")
    assert forms.load(cache=cache, ours=ours) == first
    assert file.stat().st_size > 1000


def test_that_an_own_folder_is_read_after_ours(tmp_path: Path) -> None:
    own = write(tmp_path / "own", {"places.csv": "scheme,code,name_vi,name_en\n2025-07,99,Ở đây,Here\n"})
    catalogue = forms.load(own, ours=whole(tmp_path / "ours"))
    assert [place.code for place in catalogue.places] == ["01", "99"]
    assert not catalogue.set_aside


def test_that_an_own_folder_that_is_not_there_is_no_harm(tmp_path: Path) -> None:
    ours = whole(tmp_path / "ours")
    assert forms.load(tmp_path / "none", ours=ours) == forms.load(ours=ours)
    assert forms.problems(tmp_path / "none", ours=ours) == []


@pytest.mark.parametrize("with_cache", [True, False])
def test_that_a_broken_own_folder_is_set_aside_and_said(tmp_path: Path, with_cache: bool) -> None:
    ours, own = whole(tmp_path / "ours"), write(tmp_path / "own", {"streams.yaml": "streams:\n  - id: x\n"})
    cache = tmp_path / "cache" if with_cache else None
    catalogue = forms.load(own, cache, ours=ours)
    assert len(catalogue.streams) == 1
    assert catalogue.digest == forms.load(None, cache, ours=ours).digest
    assert "streams.yaml:2: streams.x.title: is missing" in catalogue.set_aside[0].en
    assert catalogue.set_aside[0].vi.startswith("Thư mục biểu mẫu riêng có lỗi")
    assert len(forms.problems(own, ours=ours)) == len(catalogue.set_aside)


def test_that_broken_forms_of_ours_are_refused_in_a_sentence(tmp_path: Path) -> None:
    spoilt(tmp_path, "streams.yaml", "unit: kWh", "unit: kWj")
    with pytest.raises(Refused, match=r"streams.yaml:5: streams.electricity.unit: there is no unit kWj") as refused:
        forms.load(ours=tmp_path)
    assert "Biểu mẫu của phần mềm có lỗi" in refused.value.text.vi


def test_that_a_new_sector_has_nothing_wrong_with_it(tmp_path: Path) -> None:
    ours, own = whole(tmp_path / "ours"), tmp_path / "own"
    written = forms.new_sector(own, "fish-sauce")
    assert [file.relative_to(own).as_posix() for file in written[-2:]] == ["sources.csv", "factors.csv"]
    patterns = {shelf.pattern for shelf in OF_SECTOR}
    begun = {file.relative_to(own / "sectors" / "fish-sauce").as_posix() for file in written[:-2]}
    assert {"worksheets/*.yaml" if "/" in name else name for name in begun} == patterns  # every file a sector may have
    assert forms.problems(own, ours=ours) == []
    assert forms.load(own, ours=ours).sector("fish-sauce").steps[0].title.en == "Reception of raw material"


def uncommented(file: Path) -> None:
    """The examples of a file taken in: words begin one space after the #, examples do not."""
    text = file.read_text("utf-8").replace("variants: []\n", "")
    file.write_text(re.sub(r"^#(?! \S)(.*)$", r"\1", text, flags=re.MULTILINE), "utf-8")


def test_that_the_examples_of_a_new_sector_have_nothing_wrong_with_them(tmp_path: Path) -> None:
    for file in forms.new_sector(tmp_path, "fish-sauce"):
        uncommented(file)
    assert forms.problems(tmp_path) == []
    catalogue = forms.load(tmp_path)
    sector = catalogue.sector("fish-sauce")
    parts = (sector.variants, sector.streams, sector.flows, sector.end_uses, sector.indicators, sector.benchmarks,
             sector.options, sector.questions, sector.limits, sector.usual, sector.size)  # fmt: skip
    assert all(parts)
    assert sector.steps[0].inputs is not None
    assert [sheet.id for sheet in catalogue.worksheets if sheet.sector == "fish-sauce"] == ["FS1"]
    assert [fact.unit for fact in catalogue.facts if fact.id == "price_fish_sauce"] == ["VND/t"]


def test_that_a_second_sector_adds_to_the_sources_and_takes_no_sheet_that_is_there(tmp_path: Path) -> None:
    forms.new_sector(tmp_path, "fish-sauce")
    with (tmp_path / "sources.csv").open("a", encoding="utf-8") as sources:
        sources.write("mine,Sổ tay,,2024,,read\n")
    written = forms.new_sector(tmp_path, "fine-salt")
    assert (tmp_path / "sectors" / "fine-salt" / "worksheets" / "FISA1-example.yaml") in written
    lines = (tmp_path / "sources.csv").read_text("utf-8").splitlines()
    assert [line.partition(",")[0] for line in lines[-3:]] == ["fish-sauce-own", "mine", "fine-salt-own"]
    assert forms.problems(tmp_path) == []


def test_that_a_sheet_of_a_new_sector_is_called_as_none_of_ours(tmp_path: Path) -> None:
    (sheet,) = (file for file in forms.new_sector(tmp_path, "clay-shingles") if file.parent.name == "worksheets")
    assert sheet.name == "CLSH1-example.yaml"  # CS1 is that of cassava starch


@pytest.mark.parametrize("name", ["", "Fish", "nước-mắm", "fish_sauce", "../fish", "fish-", "-fish", "2fish", "a b"])
def test_that_an_odd_name_for_a_sector_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="small letters, digits and hyphens"):
        forms.new_sector(tmp_path, name)
    assert not any(tmp_path.iterdir())


def test_that_a_sector_that_is_there_is_not_begun_again(tmp_path: Path) -> None:
    forms.new_sector(tmp_path, "fish-sauce")
    (tmp_path / "sectors" / "fish-sauce" / "steps.yaml").write_text("mine", "utf-8")
    with pytest.raises(Refused, match="is there already"):
        forms.new_sector(tmp_path, "fish-sauce")
    assert (tmp_path / "sectors" / "fish-sauce" / "steps.yaml").read_text("utf-8") == "mine"


def test_that_a_sector_of_ours_is_not_begun_again(tmp_path: Path) -> None:
    shipped = next(path.name for path in (FORMS / "sectors").iterdir() if path.is_dir())
    with pytest.raises(Refused, match="is there already"):
        forms.new_sector(tmp_path, shipped)


def test_that_grades_are_counted_sector_by_sector_and_sort_by_sort(tmp_path: Path) -> None:
    limits = """\
id,title_vi,title_en,regulation,parameter,value,unit,grade,source
cod,COD,COD,law,cod,100,mg/L,read,guide
bod,BOD,BOD,law,bod,,mg/L,read,guide
"""
    ours = write(whole(tmp_path), {"sectors/rice-noodles/limits.csv": limits})
    named = "sectors/rice-noodles/worksheets/RN1-soaking.yaml"
    write(
        ours,
        {
            named: WHOLE[named]
            + """\
  - {id: price, kind: computed, unit: VND/kWh, label: {vi: "Giá", en: "Price"}, value: "factor('power_price', '2025')"}
"""
        },
    )
    counted = forms.grades(forms.load(ours=ours))
    none = {"read": 0, "memory": 0, "derived": 0, "estimate": 0, "blank": 0}
    assert counted["rice-noodles"] == {
        "benchmarks": {**none, "read": 1, "estimate": 1},
        "options": {**none, "estimate": 1},
        "effects": {**none, "estimate": 2},
        "investments": {**none, "estimate": 1},
        "questions": {**none, "estimate": 1},
        "end_uses": {**none, "estimate": 1},
        "limits": {**none, "read": 1, "blank": 1},
        "factors": {**none, "estimate": 1},
    }
    assert forms.total(counted["rice-noodles"]) == {**none, "read": 2, "estimate": 8, "blank": 1}
    assert (counted[""]["factors"]["read"], counted[""]["questions"]["estimate"]) == (3, 1)


def test_that_schemas_are_written_for_an_editor(tmp_path: Path) -> None:
    written = forms.write_schemas(tmp_path / "schemas")
    assert tmp_path / "schemas" / "worksheet.schema.json" in written
    assert all(json.loads(file.read_text("utf-8"))["$schema"] for file in written)


def test_that_a_prebuilt_catalogue_is_that_of_its_forms(tmp_path: Path) -> None:
    ours = whole(tmp_path / "ours")
    written = forms.prebuild(tmp_path / "built", ours=ours)
    assert written.parent == tmp_path / "built"
    assert written.name.startswith("catalogue-")


def test_that_broken_forms_are_not_prebuilt(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        forms.prebuild(tmp_path / "built", ours=spoilt(tmp_path / "ours", "streams.yaml", "unit: kWh", "unit: x"))
    assert not (tmp_path / "built").exists()
