"""One editor for every kind of field, and the frame that all of them stand in.

Imports core and service; the editors decide nothing: what is typed goes to the session as it stands.
"""

from collections.abc import Mapping

from cpa_desktop.gui.fields.attached import AttachedEditor
from cpa_desktop.gui.fields.choice import ButtonsEditor, ChoiceEditor, ChooserEditor, ManyEditor
from cpa_desktop.gui.fields.editor import Editor
from cpa_desktop.gui.fields.line import LineEditor
from cpa_desktop.gui.fields.longtext import LongTextEditor

EDITORS: Mapping[str, type[Editor]] = {
    "text": LineEditor,
    "longtext": LongTextEditor,
    "integer": LineEditor,
    "quantity": LineEditor,
    "money": LineEditor,
    "date": LineEditor,
    "month": LineEditor,
    "choice": ChoiceEditor,
    "many": ManyEditor,
    "yes_no": ButtonsEditor,
    "reference": ChooserEditor,
    "place": ChooserEditor,
    "photo": AttachedEditor,
    "file": AttachedEditor,
}
"""The editor of each kind in core.kinds.KINDS; a test keeps the keys equal."""
