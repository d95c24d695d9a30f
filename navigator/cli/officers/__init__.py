"""The verbs of whoever keeps the guidance: accounts, and drafts of rules and content."""
