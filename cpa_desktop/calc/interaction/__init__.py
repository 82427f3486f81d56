"""What options save together when several act on one stream: the sequential rule, its contract and its engines.

A folder because one rule serves a contract and two engines. Imports the standard library and `calc.refusal`.
"""

from cpa_desktop.calc.interaction.contract import combine
from cpa_desktop.calc.interaction.tables import net, spread

__all__ = ["combine", "net", "spread"]
