"""Turns: the question at hand, posted answers, and what a line of free text means here."""
