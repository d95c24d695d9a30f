"""What is published of the counts. Every figure that leaves the counts comes from here."""
