"""Reading: from a report's text to its claims, stage by stage."""
