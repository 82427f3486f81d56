"""The same enterprise twice: found by its tax code, or by a name alike in the same commune."""

import pytest

from cpa_desktop.service import likeness
from cpa_desktop.service.likeness import Likeness
from cpa_desktop.service.workspace import Desk

AT = {"P02/commune": "Chiềng Ban"}


def found(desk: Desk, answers: dict[str, str]) -> list[tuple[str, str]]:
    """Name and reason of the records like a new one with these answers."""
    session = desk.session(desk.new("enterprise", answers=answers))
    desk.records()
    keys = likeness.keys_of(session.program.form.register)
    return [_plain(each) for each in likeness.alike(desk.workspace, likeness.told(session), keys)]


def _plain(each: Likeness) -> tuple[str, str]:
    return each.title, each.by


def test_that_two_with_one_tax_code_are_one_whatever_they_are_called(desk: Desk) -> None:
    desk.new("enterprise", answers={"P02/legal_name": "Nhà máy Á", "P02/tax_code": "5500123456"})
    desk.records()
    assert found(desk, {"P02/legal_name": "Tinh bột B", "P02/tax_code": "5500123456"}) == [("Nhà máy Á", "itself")]


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("HTX cà phê Bích Thao", True),
        ("Hợp tác xã Cà phê Bích Thảo Sơn La", True),
        ("Công ty TNHH cà phe Bich Thao", True),
        ("HTX cà phê Minh Trí", False),
    ],
)
def test_that_names_alike_in_one_commune_are_asked_about(desk: Desk, name: str, like: bool) -> None:
    desk.new("enterprise", answers={"P02/legal_name": "Hợp tác xã cà phê Bích Thao", **AT})
    desk.records()
    assert found(desk, {"P02/legal_name": name, **AT}) == ([("Hợp tác xã cà phê Bích Thao", "name")] if like else [])


def test_that_the_same_name_elsewhere_is_another_enterprise(desk: Desk) -> None:
    desk.new("enterprise", answers={"P02/legal_name": "Cơ sở Minh Trí", "P02/commune": "Mường Chanh"})
    desk.records()
    assert found(desk, {"P02/legal_name": "Cơ sở Minh Trí", **AT}) == []


def test_that_a_sort_of_record_with_nothing_to_tell_it_by_has_no_twins(desk: Desk, rapid: str) -> None:
    assert likeness.keys_of(desk.session(rapid).program.form.register) == {}
