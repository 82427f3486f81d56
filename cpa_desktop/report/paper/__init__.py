"""Blocks set on pages as ReportLab flowables: letters, tables, boxes, forms. Imports blocks, look, charts."""
