"""Papers: letters, reports and press releases as PDF, XML, Word and e-mail."""
