"""Numbers, quantities, money, dates and months: read with care from what people type, and written for them."""

from cpa_desktop.core.dates import read_date, read_month
from cpa_desktop.core.money import read_money
from cpa_desktop.core.numerals import read
from cpa_desktop.core.quantities import plausible_alternatives, read_quantity
from cpa_desktop.core.reading import Choice, Reading, Status, Value
from cpa_desktop.core.written import echo, grouped, show, with_unit, write, write_date, write_month

__all__ = [
    "Choice",
    "Reading",
    "Status",
    "Value",
    "echo",
    "grouped",
    "plausible_alternatives",
    "read",
    "read_date",
    "read_money",
    "read_month",
    "read_quantity",
    "show",
    "with_unit",
    "write",
    "write_date",
    "write_month",
]
