"""Sample records are read as they are typed, and a mistake in them is named with its line."""

from pathlib import Path

import pytest

from cpa_desktop.content.problem import Broken
from cpa_desktop.content.samples import read

_WHOLE = """\
note: {vi: "Mẫu", en: "Sample"}
sources: [ser-2021]
made_at: "2026-05-15T02:00:00.000+00:00"
records:
  - id: mill
    register: enterprise
    entries:
      P02/legal_name: "Nhà máy"
      P08/use/roots.2025-09: {qty: "010", "qty@origin": metered}
      P02/days_worked: 154
"""


def test_that_entries_are_texts_at_addresses_in_the_order_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(_WHOLE, "utf-8")
    (record,) = read(tmp_path / "x.yaml").records
    assert list(record.typed().items()) == [
        ("P02/legal_name", "Nhà máy"),
        ("P08/use/roots.2025-09/qty", "010"),
        ("P08/use/roots.2025-09/qty@origin", "metered"),
        ("P02/days_worked", "154"),
    ]


@pytest.mark.parametrize(
    ("whole", "spoilt", "line"), [("register:", "registry:", 5), ("made_at:", "made:", 1), ("{qty", "{[", 9)]
)
def test_that_a_mistake_is_named_with_its_line(tmp_path: Path, whole: str, spoilt: str, line: int) -> None:
    (tmp_path / "x.yaml").write_text(_WHOLE.replace(whole, spoilt), "utf-8")
    with pytest.raises(Broken) as broken:
        read(tmp_path / "x.yaml")
    assert broken.value.problem.file == tmp_path / "x.yaml"
    assert broken.value.problem.line == line
