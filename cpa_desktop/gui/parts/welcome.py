"""What someone sees who is here for the first time: the tour of the sample, offered once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cpa_desktop.gui import theme
from cpa_desktop.i18n import _


class Welcome(QFrame):
    """Offers the tour; it may be declined."""

    wanted = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        title = QLabel(_("Here for the first time?"))
        title.setProperty("role", "section")
        words = QLabel(
            _("Seven stops on a sample factory show the way from the first bill to the printed result."),
            wordWrap=True,
        )
        words.setProperty("role", "soft")
        self.take = QPushButton(_("Take the tour"))
        self.take.setProperty("role", "accent")
        self.take.setAccessibleDescription(words.text())
        self.decline = QPushButton(_("Not now"))
        said = QVBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        row.setSpacing(theme.space(1))
        row.addLayout(said, 1)
        said.addWidget(title)
        said.addWidget(words)
        row.addWidget(self.decline)
        row.addWidget(self.take)
        self.take.clicked.connect(self.wanted)
        self.decline.clicked.connect(self.declined)
