"""Records and their rules: what is asked, what was answered, what follows. Imports the standard library and `calc` alone."""
