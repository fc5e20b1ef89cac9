"""Following feeds: what is new in them, each report once, however often following is stopped."""
