"""What is taken along: the sheet for the desk, and every telephone on one page."""
