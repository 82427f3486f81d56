"""The picture of the options with what it says: the marked one in words, and those it cannot show."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.text import Language
from cpa_desktop.gui import theme
from cpa_desktop.gui.parts.cards_frame import wrapped
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.gui.parts.options_facts import Facts, Reader, Words
from cpa_desktop.gui.parts.options_picture import Picture
from cpa_desktop.gui.parts.options_plot import Spot
from cpa_desktop.i18n import _


class Sketch(QFrame):
    """Investment against saving."""

    chosen = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.about = wrapped("", "section")
        self.picture = Picture(language, _("Options: investment against saving"))
        self.picture.moved.connect(lambda _row: self._say())
        self.picture.chosen.connect(self.chosen)
        self.left_out = wrapped("", "soft")
        self._spoken: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(2), theme.space(2), theme.space(2), theme.space(2))
        column.setSpacing(theme.space(1))
        note = _(
            "Each bubble is as large as its saving; both axes grow tenfold from mark to mark. Options that are not "
            "counted stand where they would if done alone. Press a bubble, or Enter, for its card."
        )
        for widget in (wrapped(note, "least"), self.picture, self.about, self.left_out):
            column.addWidget(widget)

    def show_facts(self, figures: Figures, table: TableKey, reader: Reader, options: Sequence[Facts]) -> None:
        """Draw these options, and name those that have no place."""
        self._spoken = {}
        spots, missing = [], []
        for each in options:
            spot, words = _spot(each), reader.words(each)
            if spot is None:
                missing.append(_("{option} ({why})", option=each.code, why=_why(each, words)))
            else:
                spots.append(spot)
                self._spoken[each.row] = _spoken(each, words)
        program = figures.evaluation.program
        labels = (program.by_key[(*table, name)].field.label.of(figures.language) for name in ("investment", "money"))
        choices = program.by_key[(*table, "decision")].field.choices
        decisions = [("", _("not decided yet")), *((each.id, each.title.of(figures.language)) for each in choices)]
        across, up = labels
        self.picture.show_spots(spots, (across, up), decisions, self._spoken)
        self.left_out.setText(_("Not in the picture: {options}", options=", ".join(missing)) if missing else "")
        self.left_out.setVisible(bool(missing))
        self._say()

    def take_focus(self) -> None:
        """The keys go to the picture."""
        self.picture.setFocus()

    def _say(self) -> None:
        words = self._spoken.get(self.picture.current, _("Point at a bubble, or go there with the arrow keys."))
        _tell(self.about, words)


def _tell(label: QLabel, words: str) -> None:
    if label.text() != words:
        label.setText(words)


def _spot(facts: Facts) -> Spot | None:
    saving = facts.money if facts.money is not None else facts.alone
    if saving is None or saving <= 0 or facts.investment is None or facts.investment < 0:
        return None
    return Spot(row=facts.row, code=facts.code, decision=facts.decision, investment=facts.investment, saving=saving)


def _why(facts: Facts, words: Words) -> str:
    """Why an option has no place in the picture."""
    if facts.investment is None:
        return _("investment not known")
    return words.payback


def _spoken(facts: Facts, words: Words) -> str:
    name = facts.name if facts.code == facts.name else f"{facts.code}  {facts.name}"
    if facts.money is None:
        return _(
            "{option}: would save {money} alone, costs {investment}; {decided}",
            option=name, money=words.alone, investment=words.investment, decided=words.decided,
        )  # fmt: skip
    return _(
        "{option}: saves {money}, costs {investment}, payback {payback}; {decided}",
        option=name, money=words.money, investment=words.investment, payback=words.payback,
        decided=words.decided,
    )  # fmt: skip
