"""What a line is about, as likelihoods: a sentence encoder and linear classifiers."""
