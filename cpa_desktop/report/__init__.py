"""Documents: blocks composed from an evaluation and drawn as PDF, DOCX and Markdown.

Imports core and calc; the only home of ReportLab and matplotlib.
"""
