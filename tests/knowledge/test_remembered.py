"""What is remembered with a knowledge ends with it."""

from dataclasses import replace

from navigator.knowledge.remembered import remembered


def test_the_same_values_are_made_once_and_another_knowledge_begins_anew(knowledge):
    made = []

    @remembered(2)
    def told(knowledge, *given):
        """What is told."""
        made.append(given)
        return (knowledge.region.name, *given)

    assert told(knowledge, "a", 1) is told(knowledge, "a", 1)
    assert told(knowledge, "a", 2) == (knowledge.region.name, "a", 2)
    other = replace(knowledge, region=replace(knowledge.region, name="ほかの県"))
    assert told(other, "a", 1) == ("ほかの県", "a", 1)
    assert told(knowledge.with_contacts({}), "a", 1) == told(knowledge, "a", 1)
    assert made == [("a", 1), ("a", 2), ("a", 1), ("a", 1)]
    assert told.__doc__ == "What is told."


def test_after_so_many_all_are_forgotten(knowledge):
    made = []
    told = remembered(2)(lambda _knowledge, n: made.append(n) or n)
    for n in (1, 2, 1, 3, 3, 1, None, None):
        assert told(knowledge, n) == n
    assert made == [1, 2, 3, 1, None]
