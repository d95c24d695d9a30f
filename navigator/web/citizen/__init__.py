"""Pages that citizens see, and the counts they leave behind."""
