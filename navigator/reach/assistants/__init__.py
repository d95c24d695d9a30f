"""Assistants that people ask instead: the same doors by the same rules, read-only, danger first (Model Context Protocol)."""
