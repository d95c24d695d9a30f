"""Results of the targets: the table, a month to fill in, files."""
