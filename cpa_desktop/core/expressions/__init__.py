"""The language of computed fields: parsed by Python's own parser, checked for units, run column by column."""
