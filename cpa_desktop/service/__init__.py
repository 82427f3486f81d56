"""What the program can do, said once for the window and the command line.

Imports report, store, content, core and calc; report inside the functions that print.
"""
