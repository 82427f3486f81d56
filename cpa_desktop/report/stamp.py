"""What identifies a printed document."""

from cpa_desktop.core.frozen import frozen


@frozen
class Stamp:
    """The record, the state of its data, when the document was made, whether it is final, whether a sample."""

    record_id: str
    data_version: str
    made_at: str
    draft: bool
    sample: bool
