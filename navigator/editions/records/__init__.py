"""Records of a region's files, windows and schemes and the like, as forms: what they hold, and how another value is written."""
