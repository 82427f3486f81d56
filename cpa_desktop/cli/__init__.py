"""The command line: one sub-command a service verb.

Imports service and core, and i18n for its own words; heavy services inside functions.
"""
