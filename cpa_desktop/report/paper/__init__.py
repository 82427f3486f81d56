"""Blocks set on pages as ReportLab flowables: letters, tables, forms. Imports blocks, numbering, look, charts."""
