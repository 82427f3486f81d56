"""A document as a Word file (DOCX) that an office can edit: blocks as Word's own headings, tables, fields and lists.

The only home of python-docx; sizes, margins and colours are those of `paper`.
"""

from cpa_desktop.report.word.printer import render as render
