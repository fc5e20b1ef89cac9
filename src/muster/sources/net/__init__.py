"""Fetching from the web: politely, within limits, and from nowhere that an address of the web must not lead to."""
