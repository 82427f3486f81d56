"""Money over the years: what a cash flow is worth, when it pays back, how a price follows size.

A folder because finding every rate of return is a piece of algebra of its own. Imports the standard library,
`calc.units` and `calc.refusal`.
"""

from cpa_desktop.calc.finance.appraisal import appraise
from cpa_desktop.calc.finance.rules import payback, scaled_cost

__all__ = ["appraise", "payback", "scaled_cost"]
