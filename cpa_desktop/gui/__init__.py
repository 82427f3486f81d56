"""The window: asks and shows, decides nothing.

Imports service and core, and i18n for its own words; heavy services inside functions; the only home of PySide6.
"""

from cpa_desktop.gui import unread_sources

unread_sources.leave()
