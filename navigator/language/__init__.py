"""Free text -> persona, topics, facts, danger; nothing else. Pure: no YAML, no web, no database; stores nothing."""
