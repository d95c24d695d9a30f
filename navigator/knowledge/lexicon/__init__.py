"""The lexicon of a region: general words, its own words, and its names."""
