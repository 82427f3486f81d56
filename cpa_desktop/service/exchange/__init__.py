"""Records out to files that other machines and other people read, and in from them; a module for each sort of file.

Workbooks are reached inside functions: the only home of openpyxl. `export` writes a record by the ending of the file;
`packages` and `preview` take whole records in, `incoming` and `taking` figures for one.
"""

from cpa_desktop.service.exchange.ledger_out import ledger_workbook

__all__ = ["ledger_workbook"]
