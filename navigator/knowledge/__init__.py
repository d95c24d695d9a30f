"""A region's rules and content: YAML -> validated, immutable Knowledge. The engine knows nothing of Gunma; neither does this."""
