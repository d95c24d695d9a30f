"""Records of a draft as forms: desks, offices, schemes, words, helplines and targets."""
