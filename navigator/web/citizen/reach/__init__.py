"""Where people are already: the page of their town, a door on its own site, search engines."""
