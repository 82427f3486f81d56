"""Places of one's own work that samples do not show: a detailed assessment, a block pasted, a package looked into."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop import paths
from cpa_desktop.gui.parts.preview import PreviewDialog
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.service.exchange import packages
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.gui.sheets import grid

Settle = Callable[[QtBot, MainWindow], None]

ENTERPRISE = {"P02/legal_name": "Nhà máy tinh bột sắn Á Đông", "P02/sector": "cassava-starch"}
ASSESSMENT = {
    "P01/title": "Đánh giá chi tiết, vụ 2025–2026",
    "P01/period_from": "09/2025",
    "P01/period_to": "04/2026",
    "P05/variant": "industrial",
}
MASSES = {"A3": (100.0, 92.0), "A4": (92.0, 90.0)}
"""Tonnes that enter and leave a step."""
BLOCK = ("Kỳ\tSản lượng\tGhi chú", "09/2025\t1.234,5\thoá đơn", "10/2025\t1.000\t", "11/2025\t12,5 tấn?\t")
"""What one copies from the accountant: a head, and figures of which one may be meant in two ways."""


def own_work(window: MainWindow, qtbot: QtBot, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    """In a window on a workspace of one's own: the sheet that only a detailed assessment has; what is looked into."""
    desk = window.entrance.desk
    assert desk is not None
    record = desk.new("detailed", desk.new("enterprise", answers=ENTERPRISE), ASSESSMENT)
    session = desk.session(record)
    for step, (entering, leaving) in MASSES.items():
        _weigh(session, step, entering, leaving)
    session.add_row("P08/items", "electricity")
    session.flush()
    window.open_record(record)
    window.chrome.notice.hide()
    bench = window.bench
    assert bench is not None
    bench.show_address("P15")
    settle(qtbot, window)
    yield "detailed-P15", window
    bench.show_address("P08/use/electricity.2025-09/qty")
    settle(qtbot, window)
    ledger = grid(bench._pages["P08"], "use")
    QGuiApplication.clipboard().setText("\r\n".join(BLOCK))
    qtbot.keyClick(ledger.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: ledger.laying.panel is not None, timeout=20_000)
    settle(qtbot, window)
    yield "ledger-paste", window
    window.handover.take_in(_package(paths.home().parent))
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)), timeout=20_000)
    [dialog] = window.findChildren(PreviewDialog)
    qtbot.waitUntil(lambda: dialog.bar.isHidden(), timeout=20_000)
    yield "preview-package", dialog
    dialog.reject()


def _weigh(session: RecordSession, step: str, entering: float, leaving: float) -> None:
    """Give every stream of a step its mass: the first of each side all of it, the others none."""
    for side, mass in (("to_step", entering), ("from_step", leaving)):
        evaluation = session.evaluation
        rows = [r for r in evaluation.rows("P15", "streams") if evaluation.cell(("P15", "streams", side), r) == step]
        for place, row in enumerate(rows):
            session.answer(f"P15/streams/{row}/amount", f"{mass if not place else 0:.0f} t")


def _package(folder: Path) -> Path:
    """A rapid assessment begun at another desk."""
    with Desk.open(folder / "elsewhere.cpa", create=True) as elsewhere:
        enterprise = elsewhere.new("enterprise", answers=ENTERPRISE | {"P02/legal_name": "Hộ chế biến Bà Á"})
        record = elsewhere.new("rapid", enterprise, {"P01/title": "Đợt 1"})
        return packages.write(elsewhere.session(record), folder / "đợt 1.cpa")
