"""Ages in a line: how they are written, and of whom they are said."""
