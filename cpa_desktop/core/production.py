"""The production line of an industry: its steps, what flows between them, what each uses or loses."""

from typing import Literal

from cpa_desktop.core.fact import Grade
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.sorts import OfSorts
from cpa_desktop.core.text import Text
from cpa_desktop.core.worksheet import Expression


@frozen
class Step(OfSorts):
    """A step of the production line (công đoạn)."""

    id: str
    title: Text
    inputs: Text | None = None
    outputs: Text | None = None
    variants: tuple[str, ...] = ()  # the sorts of plant that have it; empty: all


@frozen
class Flow(OfSorts):
    """A stream of the template that a detailed audit starts from; an end left empty lies outside the site."""

    id: str
    title: Text
    from_step: str = ""
    to_step: str = ""
    kind: Literal["material", "water", "energy", "product", "byproduct", "waste"] = "material"
    resource: str = ""  # what the ledger counts it as
    variants: tuple[str, ...] = ()
    note: Text | None = None


@frozen
class EndUse(OfSorts):
    """The part of a stream that one step uses or loses; options are capped by it."""

    id: str
    title: Text
    step: str
    stream: str
    unit: str
    amount: Expression
    waste: str = ""  # the resource with which a loss leaves the site
    variants: tuple[str, ...] = ()
    grade: Grade
    source: str
    note: Text | None = None
