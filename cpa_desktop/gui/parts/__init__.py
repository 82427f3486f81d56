"""Parts of the window around the page: steps, results, findings, help, notices. Import core, i18n, theme and icons."""
