"""The content of forms/, with the program of each form compiled once and kept."""

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.program import Program, build
from cpa_desktop.core.register import Register
from cpa_desktop.core.text import Refused, Text

_BROKEN = Text(
    vi="Biểu mẫu {form} có lỗi ở {where}: {text}. Hãy chạy `cpa forms check`.",
    en="The form {form} is broken at {where}: {text}. Run `cpa forms check`.",
)
_NO_REGISTER = Text(
    vi="Không có loại hồ sơ “{register}”; có các loại: {known}.",
    en="There is no sort of record “{register}”; there are: {known}.",
)


class Library:
    """A catalogue and its programs."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._programs: dict[tuple[str, str], Program] = {}

    def register(self, register: str) -> Register:
        """The sort of record of that id; refused where the forms here know of none."""
        for each in self.catalogue.registers:
            if each.id == register:
                return each
        known = ", ".join(each.id for each in self.catalogue.registers)
        raise Refused(_NO_REGISTER.filled(register=register, known=known))

    def program(self, register: str, sector: str) -> Program:
        """The program for records of a register in an industry."""
        key = (register, sector)
        if key not in self._programs:
            program, problems = build(self.catalogue.form(register, sector))
            if program is None:
                first = problems[0]
                where = f"{first.sheet} {first.where}"
                raise Refused(_BROKEN.filled(form=register, where=where, text=first.text))
            self._programs[key] = program
        return self._programs[key]
