"""Which document: its kind, or the blank sheets of a step or task or what is open; its language and its layout."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cpa_desktop.core.catalogue import ReportPlan
from cpa_desktop.core.method import Stop
from cpa_desktop.core.text import Language
from cpa_desktop.gui import theme
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.pages import making
from cpa_desktop.gui.pages.making import Wish
from cpa_desktop.gui.parts.drop import Drop
from cpa_desktop.i18n import _

_OPEN = "open"  # stands for whatever sheets are open when the document is made
_LETTERS = 32  # of the name of a document
_NARROWEST = 132  # px; a long name ends in …, and is whole in the list


class DocumentChoice(QWidget):
    """Three lists, side by side where there is room."""

    changed = Signal()

    def __init__(
        self, plans: Sequence[ReportPlan], stops: Sequence[Stop], language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._plans = {plan.kind: plan for plan in plans}
        self._sheets = tuple(stop.sheet.id for stop in stops)
        self._open: tuple[str, ...] = ()
        self.kind, self.tongue, self.layout_of = Drop(), Drop(), Drop()
        for drop, name in (
            (self.kind, _("Kind of document")),
            (self.tongue, _("Language of the document")),
            (self.layout_of, _("Layout of the document")),
        ):
            drop.setAccessibleName(name)
            drop.setSizeAdjustPolicy(Drop.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            drop.setMinimumWidth(_NARROWEST)
        self.kind.setMinimumContentsLength(_LETTERS)
        self.layout_of.setMinimumContentsLength(max(map(len, _words_of_layouts().values())))
        self.kind.setMaxVisibleItems(24)
        self._offer_kinds(plans, stops, language)
        for words, tongue in (("Tiếng Việt", "vi"), ("English", "en"), (_("Both languages"), "both")):
            self.tongue.addItem(words, tongue)
        self.tongue.setCurrentIndex(self.tongue.findData(language))
        row = Flow(self, gap=theme.space(1))
        for drop in (self.kind, self.tongue, self.layout_of):
            row.addWidget(drop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.kind.currentIndexChanged.connect(lambda _place: self._show_layouts())
        for drop in (self.kind, self.tongue, self.layout_of):
            drop.activated.connect(lambda _place: self.changed.emit())
        self._show_layouts()

    @property
    def wish(self) -> Wish:
        """The document that is chosen."""
        kind = self.kind.currentData()
        language = str(self.tongue.currentData())
        if kind == _OPEN:
            return Wish(language=language, sheets=self._open)
        if isinstance(kind, tuple):
            return Wish(language=language, sheets=kind)
        return Wish(language=language, kind=str(kind or ""), layout=str(self.layout_of.currentData() or ""))

    @property
    def words(self) -> str:
        """What it is called."""
        return self.kind.currentText()

    def choose(self, kind: str) -> None:
        """Choose a kind."""
        place = self.kind.findData(kind)
        if place >= 0:
            self.kind.setCurrentIndex(place)

    def show_open(self, sheets: Collection[str]) -> None:
        """The sheets on which something wanted is open: they can be printed by themselves, as long as there are any."""
        self._open = tuple(sheet for sheet in self._sheets if sheet in sheets)
        place = self.kind.findData(_OPEN)
        if bool(self._open) == (place >= 0):
            return
        if self._open:
            self.kind.insertItem(self._place_of_open, _("Blank sheets: what is still open"), _OPEN)
        else:
            self.kind.removeItem(place)

    def _offer_kinds(self, plans: Sequence[ReportPlan], stops: Sequence[Stop], language: Language) -> None:
        for plan in plans:
            self.kind.addItem(plan.title.of(language).replace("\n", " "), plan.kind)
        self.kind.insertSeparator(self.kind.count())
        self.kind.addItem(_("Blank sheets: all"), self._sheets)
        self._place_of_open = self.kind.count()
        steps: dict[str, tuple[str, ...]] = {}
        for stop in stops:
            if stop.step is not None:
                title = _("step {number}, {title}", number=stop.step.id, title=stop.step.title.of(language))
                steps[title] = (*steps.get(title, ()), stop.sheet.id)
        for title, sheets in steps.items():
            self.kind.addItem(_("Blank sheets: {task}", task=title), sheets)
        tasks: dict[str, tuple[str, ...]] = {}
        for stop in stops:
            task = stop.task
            title = f"{task.id}. {task.title.of(language)}" if task is not None else _("general")
            tasks[title] = (*tasks.get(title, ()), stop.sheet.id)
        for title, sheets in tasks.items():
            self.kind.addItem(_("Blank sheets: {task}", task=title), sheets)

    def _show_layouts(self) -> None:
        plan = self._plans.get(str(self.kind.currentData()))
        known = making.layouts(plan) if plan is not None else ()
        words = _words_of_layouts()
        self.layout_of.clear()
        for layout in known:
            self.layout_of.addItem(words[layout], layout)
        self.layout_of.setVisible(len(known) > 1)


def _words_of_layouts() -> dict[str, str]:
    return {"consultancy": _("Consultancy style"), "administrative": _("Administrative style")}
