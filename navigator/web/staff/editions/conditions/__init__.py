"""Conditions of a draft: listed, and built line by line."""
