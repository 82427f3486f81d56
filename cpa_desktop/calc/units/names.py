"""The names of units, as data: how each is printed, and the words people type for it."""

from collections.abc import Mapping

# How a symbol is printed where it is not printed as itself: Vietnamese, English.
SHOWN: Mapping[str, tuple[str, str]] = {
    "1": ("", ""), "pcs": ("sản phẩm", "pcs"), "person": ("người", "person"), "ug": ("µg", "µg"), "um": ("µm", "µm"),
    "uS": ("µS", "µS"), "gal": ("gal", "US gal"), "Nm3": ("Nm³", "Nm³"), "mmH2O": ("mmH₂O", "mmH₂O"),
    "mmH2O(g)": ("mmH₂O(g)", "mmH₂O(g)"), "mH2O": ("mH₂O", "mH₂O"), "inH2O": ("inH₂O", "inH₂O"),
    "gCOD": ("g COD", "g COD"), "kgCOD": ("kg COD", "kg COD"), "tCOD": ("t COD", "t COD"),
    "kgBOD": ("kg BOD", "kg BOD"),
    "kgN": ("kg N", "kg N"), "kgP": ("kg P", "kg P"), "gCO2": ("g CO₂", "g CO₂"), "kgCO2": ("kg CO₂", "kg CO₂"),
    "tCO2": ("tCO₂", "tCO₂"), "gCH4": ("g CH₄", "g CH₄"), "kgCH4": ("kg CH₄", "kg CH₄"), "tCH4": ("t CH₄", "t CH₄"),
    "gN2O": ("g N₂O", "g N₂O"), "kgN2O": ("kg N₂O", "kg N₂O"), "tN2O": ("t N₂O", "t N₂O"),
    "gCO2e": ("gCO₂tđ", "gCO₂e"), "kgCO2e": ("kgCO₂tđ", "kgCO₂e"), "tCO2e": ("tCO₂tđ", "tCO₂e"),
    "ktCO2e": ("ktCO₂tđ", "ktCO₂e"), "min": ("phút", "min"), "day": ("ngày", "day"), "week": ("tuần", "week"),
    "month": ("tháng", "month"), "year": ("năm", "year"), "rpm": ("vòng/phút", "rpm"), "toe": ("TOE", "toe"),
    "kgoe": ("kgOE", "kgoe"), "ktoe": ("kTOE", "ktoe"), "VND": ("đ", "VND"), "kVND": ("nghìn đồng", "thousand VND"),
    "MVND": ("triệu đồng", "million VND"), "GVND": ("tỷ đồng", "billion VND"),
}  # fmt: skip

# What people type: Vietnamese words, English words, and spellings that belong to no language. Accents and capitals may
# be left out where that confuses nothing, so only the full spelling is listed.
WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "vi": {
        "kg": ("ký", "kí", "kilo", "kilôgam", "ki lô gam", "ki-lô-gam", "cân"), "t": ("tấn",), "g": ("gam", "gram"),
        "lạng": ("lạng",), "yến": ("yến",), "tạ": ("tạ",), "m": ("mét",), "km": ("cây số", "ki lô mét"),
        "m2": ("mét vuông",), "m3": ("khối", "mét khối", "khối nước", "số nước"), "ha": ("héc ta", "hecta"),
        "L": ("lít",), "kWh": ("số", "chữ", "số điện", "chữ điện", "ký điện"), "hp": ("mã lực", "ngựa"),
        "s": ("giây",), "min": ("phút",), "h": ("giờ", "tiếng"), "day": ("ngày",), "week": ("tuần",),
        "month": ("tháng",),
        "year": ("năm",), "rpm": ("vòng/phút", "v/ph", "vg/ph"), "°C": ("độ C", "độ"), "°F": ("độ F",),
        "%": ("phần trăm",), "‰": ("phần nghìn",), "person": ("người",),
        "pcs": ("sản phẩm", "sp", "cái", "chiếc", "viên"),
        "bar(g)": ("bar dư", "bar áp kế"), "bar(a)": ("bar tuyệt đối",), "at(g)": ("at dư",),
        "at(a)": ("at tuyệt đối",),
        "VND": ("đ", "đồng", "VNĐ", "vnđ"),
        "kVND": ("nghìn đồng", "ngàn đồng", "nghìn", "ngàn", "k", "nghìn đ", "ngàn đ"),
        "MVND": ("triệu đồng", "triệu", "tr", "trđ", "tr.đ", "triệu đ"),
        "GVND": ("tỷ đồng", "tỉ đồng", "tỷ", "tỉ", "tỷ đ"),
        "tCO2e": ("tấn CO2 tương đương", "tấn CO2tđ", "tCO2tđ", "tấn CO2e"),
        "kgCO2e": ("kg CO2 tương đương", "kgCO2tđ"),
        "tCO2": ("tấn CO2",), "toe": ("tấn dầu quy đổi", "tấn dầu tương đương"),
    },
    "en": {
        "kg": ("kilogram", "kilograms", "kilo", "kilos"), "t": ("tonne", "tonnes", "ton", "tons", "MT"),
        "g": ("gram", "grams"),
        "m": ("metre", "metres", "meter", "meters"), "L": ("litre", "litres", "liter", "liters", "ltr"),
        "m3": ("cubic metre", "cubic metres", "cubic meter", "cubic meters", "cbm"),
        "m2": ("square metre", "square metres"),
        "ha": ("hectare", "hectares"), "s": ("sec", "second", "seconds"), "min": ("minute", "minutes", "mins"),
        "h": ("hour", "hours", "hr", "hrs"), "day": ("days", "d"), "week": ("weeks",), "month": ("months",),
        "year": ("years", "yr", "yrs", "y", "a"), "%": ("percent", "per cent", "pct"),
        "°C": ("degree C", "degrees C", "deg C"),
        "°F": ("degree F", "degrees F", "deg F"), "pcs": ("pc", "piece", "pieces"), "person": ("people", "persons"),
        "VND": ("dong", "d"), "kVND": ("thousand VND", "thousand"), "MVND": ("million VND", "million"),
        "GVND": ("billion VND", "billion"), "kWh": ("kilowatt hour", "kilowatt hours"),
    },
    "": {
        "°C": ("oC", "C", "degC", "ºC", "℃"), "°F": ("oF", "F", "degF", "ºF"), "K": ("°K",),
        "at": ("kgf/cm2", "kg/cm2", "kG/cm2"), "at(g)": ("kgf/cm2(g)", "kg/cm2(g)", "atg", "ati"),
        "at(a)": ("kgf/cm2(a)", "kg/cm2(a)", "ata"), "bar(g)": ("barg", "bar g", "bar gauge"),
        "bar(a)": ("bara", "bar a", "bar abs", "bar absolute"), "kPa(g)": ("kPag", "kPa g", "kPa gauge"),
        "kPa(a)": ("kPaa", "kPa a", "kPa abs"), "MPa(g)": ("MPag", "MPa g", "MPa gauge"),
        "MPa(a)": ("MPaa", "MPa a", "MPa abs"), "psi(g)": ("psig", "psi gauge"), "psi(a)": ("psia", "psi abs"),
        "mmH2O": ("mmWC", "mmAq"), "mH2O": ("mWC", "mcn"), "kVAr": ("kvar",), "kVArh": ("kvarh",), "gal": ("US gal",),
        "rpm": ("r/min", "rev/min"), "kgCOD": ("kg COD",), "kgBOD": ("kg BOD",), "kgN": ("kg N",), "kgP": ("kg P",),
        "tCO2": ("t CO2",), "kgCO2": ("kg CO2",), "tCO2e": ("t CO2e", "tCO2eq", "t CO2eq", "tCO2-eq"),
        "kgCO2e": ("kg CO2e", "kgCO2eq", "kg CO2eq"), "kgCH4": ("kg CH4",), "Nm3": ("m3N", "Nm³", "m3tc"),
        "°Bx": ("Bx", "Brix"),
        "dBA": ("dB", "dB(A)"), "min": ("MIN", "Min"), "um": ("µm", "μm", "micron"), "ug": ("µg", "μg"),
        "uS": ("µS", "μS"),
        "lx": ("lux",), "RT": ("TR", "ton lạnh"), "%": ("％",), "VND": ("vnd", "₫"),
    },
}  # fmt: skip
