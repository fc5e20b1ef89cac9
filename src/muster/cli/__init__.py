"""The command line, the first of the front doors: one file a command, thin over the stages. See ``app.py``."""
