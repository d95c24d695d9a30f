"""Counts: how often something happened on a day. Never who, in which order, or what was typed."""
