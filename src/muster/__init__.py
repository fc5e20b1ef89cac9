"""Muster: a ledger of what dated reports say about military missions abroad."""
