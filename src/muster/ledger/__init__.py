"""The third stage: the ledger, one append-only file of reports, claims and reviews. The door is ``store.Ledger``."""
