"""Records and their rules: what is asked, answered, and follows. Imports the standard library and `calc` alone."""
