"""Imports that nothing holds up: PySide reads the source of every module for a switch of its own, which is not used.

PySide 6.11 has no setting for it; without the name that is put aside here, all goes on as PySide means it.
"""

import sys

import PySide6.QtCore  # noqa: F401 — brings the reader with it


def leave() -> None:
    """Leave sources unread, which saves a start a tenth of its time and an open record 18 MB of text in memory."""
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 — no attribute that types know
