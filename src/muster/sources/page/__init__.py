"""Web pages: from bytes to the text, the title, the outlet, the address and the date of an article."""
