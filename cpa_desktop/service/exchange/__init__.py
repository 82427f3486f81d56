"""Records out to files that other machines and other people read, and in from them; a module for each sort of file.

Workbooks are reached inside functions: the only home of openpyxl.
"""
