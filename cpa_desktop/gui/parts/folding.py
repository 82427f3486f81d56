"""The sides of a page that fold away where there is no room, until they are asked for."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget


class Folding:
    """Decides which sides are shown; `limits` says for each from which width on there is room beside the page."""

    def __init__(self, limits: Mapping[QWidget, int], *, both: int) -> None:
        self._limits = limits
        self._both = both  # below, there is room for one side at most
        self._asked: dict[QWidget, bool] = {}
        self._aside: set[QWidget] = set()
        self._width = 0

    def unfold(self, side: QWidget) -> None:
        """Show a side even where it would be folded away."""
        self._ask(side, True)

    def toggle(self, side: QWidget) -> None:
        """Fold a side away, or bring it back."""
        self._ask(side, side.isHidden())

    def lay_aside(self, side: QWidget, aside: bool) -> None:
        """A side that says nothing of the page there is now stands aside, unless it is asked for."""
        (self._aside.add if aside else self._aside.discard)(side)
        self._show()

    def fit(self, width: int) -> None:
        """Where the width crosses a limit, what was asked for before no longer holds."""
        for side, limit in self._limits.items():
            if (self._width < limit) != (width < limit):
                self._asked.pop(side, None)
        self._width = width
        self._show()

    def _ask(self, side: QWidget, shown: bool) -> None:
        if self._width < self._both:
            self._asked = {other: False for other in self._limits} if shown else {}
        self._asked[side] = shown
        self._show()

    def _show(self) -> None:
        for side, limit in self._limits.items():
            side.setVisible(self._asked.get(side, self._width >= limit and side not in self._aside))
