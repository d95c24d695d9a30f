"""Other places where people are, with a door of their own beside the pages."""
