"""Conditions of the rules in a draft: as trees of lines, where they stand in the files, and changed there."""
