"""The files that an industry begins with: what to write where, and an example of each, commented out."""

_SECTOR = """\
# Ngành này là gì. Thư mục, mã (id) và tên tệp giữ nguyên về sau; tên gọi thì sửa được.
# What this industry is. Folder, id and file names stay as they are; what things are called may change.
id: "{id}"
title: {{vi: "Ngành {id}", en: "{id}"}}
product: {{vi: "sản phẩm", en: "product"}}
# "Một tấn" là một tấn gì: viết một từ tiếng Anh, ví dụ starch, green, sugar.
# What one tonne is a tonne of: one English word, such as starch, green, sugar.
basis: "product"
# Loại hình nhà máy, nếu mức so sánh khác nhau. Sorts of plant, where benchmarks differ.
variants: []
#variants:
#  - {{id: industrial, title: {{vi: "công nghiệp", en: "industrial"}}}}
#  - {{id: craft, title: {{vi: "làng nghề", en: "craft village"}}}}
"""

_STEPS = """\
# Các công đoạn theo dòng nguyên liệu, từ đầu đến cuối. The steps, in the order in which the material runs.
steps:
  - id: "A1"
    title: {vi: "Tiếp nhận nguyên liệu", en: "Reception of raw material"}
#    inputs: {vi: "Nguyên liệu", en: "Raw material"}
#    outputs: {vi: "Tạp chất", en: "Impurities"}
"""

_END_USES = """\
# Mỗi dòng tài nguyên chia cho các công đoạn: giải pháp không thể tiết kiệm nhiều hơn phần mà công đoạn của nó dùng.
# How each resource divides among the steps: no option can save more than its step uses. `amount` is an expression in
# the unit of the stream; every number says its grade (read, memory, derived, estimate) and its source (sources.csv).
#end_uses:
#  - id: electricity_reception
#    title: {vi: "Điện cho tiếp nhận", en: "Electricity of the reception"}
#    step: "A1"
#    stream: electricity
#    unit: kWh
#    amount: "'3600 kWh'"
#    grade: estimate
#    source: methodology-own
"""

_INDICATORS = """\
# Các chỉ tiêu dùng để so sánh nhà máy; mức so sánh ghi trong benchmarks.csv.
# What plants of this industry are compared by; the tiers stand in benchmarks.csv.
#indicators:
#  - id: electricity_used
#    title: {vi: "Suất tiêu hao điện", en: "Specific electricity"}
#    unit: kWh/t
#    basis: product
#    value: "basis('100 kWh/t', '/product')"
#    stream: electricity
"""

_OPTIONS = """\
# Các giải pháp SXSH của ngành. Tác động là khoảng thấp–cao lên một phần dùng (end_uses.yaml).
# The cleaner-production options of this industry. An effect is a range, on one end use (end_uses.yaml).
#options:
#  - id: "X01"
#    title: {vi: "Tắt động cơ chạy không tải", en: "Switch off idling motors"}
#    step: "A1"
#    technique: good_housekeeping
#    effects:
#      - end_use: electricity_reception
#        form: percent
#        low: "2"
#        high: "5"
#        unit: "%"
#        grade: estimate
#        source: methodology-own
#    investment:
#      low: "1000000"
#      high: "5000000"
#      capacity: "50"
#      capacity_unit: t/day
#      year: "2025"
#      grade: estimate
#      source: methodology-own
#    grade: estimate
#    source: methodology-own
"""

_CHECKLIST = """\
# Câu hỏi khi đi quan sát; mỗi câu xem được trong hai phút và dẫn tới giải pháp.
# What to look at on the walk through the plant; each can be seen in two minutes and leads to options.
#questions:
#  - id: "X-Q01"
#    title: {vi: "Động cơ có chạy khi không có nguyên liệu?", en: "Do motors run without material?"}
#    how: {vi: "Đứng xem 2 phút ở băng tải", en: "Watch the conveyor for two minutes"}
#    step: "A1"
#    resources: [electricity]
#    form: grade
#    options: ["X01"]
#    grade: estimate
#    source: methodology-own
"""

_BENCHMARKS = (
    "indicator,tier,low,high,unit,basis,variant,capacity_low,capacity_high,grade,source,year,region,note_vi,note_en\n"
)


def files(sector_id: str) -> dict[str, str]:
    """File name → what it begins with."""
    return {
        "sector.yaml": _SECTOR.format(id=sector_id),
        "steps.yaml": _STEPS,
        "end_uses.yaml": _END_USES,
        "indicators.yaml": _INDICATORS,
        "benchmarks.csv": _BENCHMARKS,
        "options.yaml": _OPTIONS,
        "checklist.yaml": _CHECKLIST,
    }
