"""Numbers of the rules in texts: `{saposute_age_limit}` stands for the parameter in force, in the source and in every language.

Any other placeholder stays as it is, for the sentence that is put together later.
"""

import re
from collections.abc import Mapping

Figures = tuple[tuple[str, str], ...]
"""Parameters with their values in digits."""

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def with_figures(text: str, figures: Mapping[str, str]) -> str:
    """A text with each parameter that it names as its number."""
    return PLACEHOLDER.sub(lambda found: figures.get(found[1], found[0]), text) if "{" in text else text
