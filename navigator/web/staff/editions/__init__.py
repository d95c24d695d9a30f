"""Drafts of rules and content (改定案): written, proven, approved, published, brought back."""
