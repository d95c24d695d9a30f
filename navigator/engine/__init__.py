"""The engine: facts cut into cells, states as bit masks, three-valued conditions, ranking, the next question.

Pure functions over immutable values; standard library only. Knows no file, no language, no region, no clock.
"""
