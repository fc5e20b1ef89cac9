"""The kinds of source, one a file; a file that is put here is a kind (see ``muster.sources.kind``)."""
