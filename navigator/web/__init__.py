"""Pages, API and headers. Knows the dialogue and the counts; nothing imports it but the command line."""
