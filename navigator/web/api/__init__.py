"""The JSON interface, its reference page, and the checks of health."""
