"""Contacts in bulk: every value out as one table, filled in, sent in again, and said yes to in one step."""
