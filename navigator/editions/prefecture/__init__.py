"""A new prefecture as a draft over nothing, until its files are a region of their own."""
