"""What stands in the middle of the window: home, worksheets, documents. Import parts, fields, core and i18n."""
