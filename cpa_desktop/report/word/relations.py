"""How the parts of a Word file say what they are and where to find one another."""

from collections.abc import Mapping

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = {
    "xml": "application/xml",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}


def content_types(parts: Mapping[str, str]) -> str:
    """What each part holds; `parts` are their paths and kinds."""
    defaults = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in _KINDS.items())
    overrides = "".join(
        f'<Override PartName="/{path}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for path, kind in parts.items()
    )
    return f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def relations(*targets: tuple[str, str]) -> str:
    """What a part refers to, as rId1, rId2 …; each a kind and a path."""
    listed = "".join(
        f'<Relationship Id="rId{place}" Type="{RELATED}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
