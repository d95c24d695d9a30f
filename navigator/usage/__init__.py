"""Counts: how often something happened on a day. Never who, never in which order, never a typed word."""
