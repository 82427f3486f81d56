"""The grammar of addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core import address
from cpa_desktop.core.address import Address
from cpa_desktop.core.text import Refused

IDENTIFIERS = st.from_regex(address.IDENTIFIER, fullmatch=True)
ROW_KEYS = st.from_regex(address.ROW_KEY, fullmatch=True)


@st.composite
def addresses(draw: st.DrawFn) -> Address:
    row = draw(st.none() | ROW_KEYS)
    return Address(
        sheet=draw(IDENTIFIERS),
        field=draw(IDENTIFIERS),
        row=row,
        column=draw(st.none() | IDENTIFIERS) if row else None,
        facet=draw(st.none() | IDENTIFIERS),
    )


@given(addresses())
def test_that_a_written_address_reads_back(parts: Address) -> None:
    assert address.parse(str(parts)) == parts


@given(addresses())
def test_that_quick_answers_about_an_address_agree_with_its_parts(parts: Address) -> None:
    written = str(parts)
    assert address.facet_of(written) == parts.facet
    assert address.parse(address.main_of(written)).facet is None
    assert address.row_of(written) == (f"{parts.sheet}/{parts.field}/{parts.row}" if parts.row else None)
    assert address.table_of(written) == (f"{parts.sheet}/{parts.field}" if parts.row else None)
    assert address.is_row(written) == (parts.row is not None and parts.column is None and parts.facet is None)


@given(st.text())
def test_that_what_is_no_address_is_refused_with_what_was_typed(typed: str) -> None:
    if address.is_address(typed):
        assert str(address.parse(typed)) == typed
    else:
        with pytest.raises(Refused) as refused:
            address.parse(typed)
        assert typed in refused.value.text.vi
        assert typed in refused.value.text.en


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("P17/steam", Address(sheet="P17", field="steam")),
        ("P13/streams/k7mq2abc/amount", Address(sheet="P13", field="streams", row="k7mq2abc", column="amount")),
        (
            "P08/use/electricity.2025-01/qty@origin",
            Address(sheet="P08", field="use", row="electricity.2025-01", column="qty", facet="origin"),
        ),
        ("record/title", Address(sheet="record", field="title")),
    ],
)
def test_that_the_forms_of_the_architecture_are_addresses(written: str, parts: Address) -> None:
    assert address.parse(written) == parts


@pytest.mark.parametrize(
    "written",
    [
        "",
        "P17",
        "17/steam",
        "P17/",
        "P17/steam/",
        "P17/a/r/c/d",
        "P17/steam@",
        "P17/steam@a@b",
        "P17/hơi",
        "P17/steam\n",
    ],
)
def test_that_half_an_address_is_refused(written: str) -> None:
    with pytest.raises(Refused):
        address.parse(written)


def test_that_row_keys_are_eight_lower_case_base32_characters_and_differ() -> None:
    keys = {address.new_row_key() for _ in range(1000)}
    assert len(keys) == 1000
    assert all(len(key) == 8 and set(key) <= set("abcdefghijklmnopqrstuvwxyz234567") for key in keys)
