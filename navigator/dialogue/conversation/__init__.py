"""Turns: the next question, answers from forms, and answers from free text."""
