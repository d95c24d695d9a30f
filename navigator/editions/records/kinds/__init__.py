"""What kinds of records there are, and the fields of each."""
