"""Engineering arithmetic by plant system: floats and tables in, floats and tables out.

Imports the standard library; numpy and scipy inside the functions that need them.
"""
