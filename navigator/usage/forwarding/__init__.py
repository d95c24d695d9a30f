"""Counts of several machines brought together in PostgreSQL."""
