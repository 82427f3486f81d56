"""A factory whose figures are published, typed entry by entry, against sums made by hand.

The figures are those of the inventory without biogas of ser-2021, per tonne of starch, for a campaign of 20,000 t
from 80,000 t of roots (fococev-2010) with 27 % starch in the roots (an assumption: the source gives none). By hand:

    starch in the product       20,000 × (1 − 0.13) × 0.98                = 17,052 t
    starch in the roots         80,000 × 0.27                             = 21,600 t
    recovery                    17,052 / 21,600                           = 78.944 %
    roots per tonne             80,000 / 20,000                           = 4.0 t/t
    least roots per tonne       0.8526 / 0.27                             = 3.1578 t/t
    electricity                 3,956,000 / 20,000                        = 197.8 kWh/t
    drying heat                 904,000 L × 38.784 MJ/L / 20,000 t        = 1.75304 GJ/t
    fresh water                 334,000 / 20,000                          = 16.7 m3/t
    wastewater                  384,000 / 20,000                          = 19.2 m3/t
    COD                         12.2 kg/m3 × 19.2 m3/t                    = 234.24 kg/t
    oil equivalent              3,956,000 × 0.0001543 + 904 × 0.94        = 1,460.17 toe
    energy                      3,956,000 × 0.0036 + 904,000 × 0.038784   = 49,302.3 GJ
"""

import pytest

from tests.cli.conftest import Cpa

ENTERPRISE = ("P02/legal_name=Nhà máy theo ser-2021", "P02/sector=cassava-starch", "P02/province=Tây Ninh")
ENTRIES = (
    ("P01/period_from=09/2025", "P01/period_to=04/2026", "P01/period_step=cả vụ"),
    ("P05/products/tinhbot2/name=Tinh bột sắn", "P05/variant=công nghiệp", "P05/design_capacity=130"),
    ("P05/output/tinhbot2.{period}/amount=20.000 t",),
    (
        "P08/use/roots.{period}/qty=80.000 t",
        "P08/use/electricity.{period}/qty=3.956.000 kWh",
        "P08/use/fuel_oil.{period}/qty=904.000 L",
        "P08/use/water_surface.{period}/qty=334.000 m3",
        "P08/use/wastewater.{period}/qty=384.000 m3",
    ),
    ("CS1/starch_in_roots=27", "CS1/product_moisture=13", "CS1/purity=98", "CS1/cod=12.200 mg/L"),
)
BY_HAND = {
    "CS1/recovery": (78.944, 0.001),
    "CS1/roots_per_starch": (4.0, 1e-9),
    "CS1/roots_minimum": (3.1578, 1e-4),
    "CS1/electricity_per_starch": (197.8, 1e-9),
    "CS1/heat_per_starch": (1.75304, 1e-5),
    "CS1/water_per_starch": (16.7, 1e-9),
    "CS1/wastewater_per_starch": (19.2, 1e-9),
    "CS1/cod_per_starch": (234.24, 1e-6),
    "P08/total_toe": (1460.17, 0.005),
    "P08/total_energy": (49_302.3, 0.05),
}


def test_that_a_published_factory_typed_in_gives_the_indicators_reckoned_by_hand(cpa: Cpa) -> None:
    words = [word for entry in ENTERPRISE for word in ("--set", entry)]
    enterprise = cpa("new", "enterprise", *words).out.strip()
    id = cpa("new", "rapid", "--parent", enterprise).out.strip()
    cpa("set", id, *ENTRIES[0])
    shown = cpa("show", id, "--json").json["figures"]
    (period,) = {address.split("/")[2] for address in shown if address.startswith("P01/periods/")}
    for entries in ENTRIES[1:]:
        cpa("set", id, *(entry.format(period=period) for entry in entries))
    values = cpa("show", id, "--json").json["figures"]
    for address, (expected, within) in BY_HAND.items():
        assert values[address]["value"] == pytest.approx(expected, abs=within), address
