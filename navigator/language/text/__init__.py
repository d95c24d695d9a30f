"""A line and its words: folding, clauses, numerals, patterns, the lexicon."""
