"""What decides: domains in cells, states as bit masks, conditions in three values, the next question.

Pure functions over immutable values; standard library only. Knows no file, no language, no region, no clock.
"""
