"""What is published of the counts. Every figure that leaves the counts, on whatever way, comes from here."""
