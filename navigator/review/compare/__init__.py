"""Two rule sets compared, in words."""
