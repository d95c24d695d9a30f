"""Contacts that wait for an officer, and how one is confirmed."""
