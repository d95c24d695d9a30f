"""The pages of conditions."""
