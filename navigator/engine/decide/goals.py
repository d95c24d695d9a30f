"""Goals: rules that should be settled before a conversation ends."""

from dataclasses import dataclass

from .rule import Rule


@dataclass(frozen=True)
class Goal:
    """A rule that should be settled before the conversation ends, unless all rules that it serves have failed.

    Goals of one `group` ("office", "order") weigh as one. The first window leads, then its office: nothing else is asked
    before the door is certain.
    """

    rule: Rule
    serves: tuple[Rule, ...] = ()
    group: str = ""
