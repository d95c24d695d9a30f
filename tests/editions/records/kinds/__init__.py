"""Kinds of records, and what their declarations say."""
