"""Dates as sets of days, EDTF, and time expressions found in text and resolved against a report's date."""
