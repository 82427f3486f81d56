"""forms/ read into a Catalogue, or a list of what is wrong with it, with file and line.

Imports core and calc; the only home of YAML and pydantic.
"""
