"""The support navigator: from a public plan to a conversation that ends at the right door."""

__version__ = "0.2.0"
