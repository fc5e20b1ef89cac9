"""The first stage: files, folders and standard input in, dated reports and problems out. See ``load.py``."""
