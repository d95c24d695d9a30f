"""Drafts of rules and content: written, proven, approved, published, and brought back."""
