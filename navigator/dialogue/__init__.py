"""Answers in, turn out: what was said, what to ask, what to show. Pure; no web, no database."""
