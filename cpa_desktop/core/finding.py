"""Something missing, doubtful or wrong, with the address where it can be mended."""

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Text
from cpa_desktop.core.worksheet import Severity

SEVERITIES: dict[str, Text] = {
    "error": Text(vi="Lỗi", en="Error"),
    "doubt": Text(vi="Nghi vấn", en="Doubt"),
    "hint": Text(vi="Gợi ý", en="Hint"),
}
_ORDER = {"error": 0, "doubt": 1, "hint": 2}


@frozen
class Finding:
    """One thing for a person to look at."""

    severity: Severity
    address: str
    text: Text
    rule: str  # which rule speaks, so that it can be accepted with a reason and recognised again
    accepted: str = ""  # the reason a person gave for letting it stand


def ordered(findings: list[Finding]) -> tuple[Finding, ...]:
    """Errors first, then doubts, then hints; within these as the sheets run."""
    return tuple(sorted(findings, key=lambda finding: (bool(finding.accepted), _ORDER[finding.severity])))
