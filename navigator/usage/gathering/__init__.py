"""Turns wait in memory until nobody's can be told apart, and are written as one batch of sums."""
