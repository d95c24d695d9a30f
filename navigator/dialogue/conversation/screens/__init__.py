"""Screens: what is asked in one look, what is sent with it, and which were sent."""
