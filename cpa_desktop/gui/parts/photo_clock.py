"""The clock of the camera: what it shows now, and how far the times of its photos are set right by that."""

from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from cpa_desktop.core.text import Refused
from cpa_desktop.gui import theme
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.i18n import _
from cpa_desktop.service import pictures_times

_WIDE = 170


class CameraClock(QWidget):
    """A line for the time a camera shows; left empty, it goes right."""

    def __init__(self, live: LiveRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.behind = timedelta()
        label = QLabel(_("Camera shows now"))
        self.line = QLineEdit()
        self.line.setMaximumWidth(_WIDE)
        self.line.setPlaceholderText(_("the right time"))
        self.line.setAccessibleName(label.text())
        self.line.setAccessibleDescription(
            _("Only where its clock is wrong; the times of photos added next are set right")
        )
        label.setBuddy(self.line)
        self.said = QLabel()
        self.said.setProperty("role", "soft")
        self.said.hide()
        self.line.editingFinished.connect(self._read)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(1))
        for widget in (label, self.line, self.said):
            row.addWidget(widget)

    def _read(self) -> None:
        """At the moment it is typed: the clock goes on."""
        if not self.line.isModified():
            return
        self.line.setModified(False)
        try:
            self.behind = pictures_times.slow_by(self.line.text(), pictures_times.now())
        except Refused as refusal:
            self.behind = timedelta()
            self._say(refusal.text.of(self._live.session.language))
            return
        self._say(_words(self.behind))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.line.setAccessibleDescription(words)


def _words(behind: timedelta) -> str:
    """How far it is off, in the largest units that say it."""
    if not behind:
        return ""
    minutes = abs(round(behind / timedelta(minutes=1)))
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    parts = (
        _("{count} days", count=days) if days else "",
        _("{count} h", count=hours) if hours else "",
        _("{count} min", count=left) if left else "",
    )
    time = " ".join(filter(None, parts))
    return _("{time} behind", time=time) if behind > timedelta() else _("{time} ahead", time=time)
