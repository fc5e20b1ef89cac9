"""The page: the answers in a browser, on this machine or published as files; a front door beside the command line."""
