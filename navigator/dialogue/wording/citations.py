"""Citations as shown to people: a section of the plan, or a public source with its date."""

from collections.abc import Iterable

from navigator.dialogue.views import Cite, Point
from navigator.knowledge.content.wording import Cited
from navigator.knowledge.load import Knowledge

from .translation import Tongue


def cite(knowledge: Knowledge, id: str, say: Tongue) -> Cite:
    """One citation."""
    statement = knowledge.plan.statements.get(id)
    if statement is not None:
        return Cite(
            id, say("計画 {section}").format(section=statement.section), "plan", section=statement.section
        )
    source = knowledge.sources[id]
    return Cite(id, say(source.title), "source", url=source.url, date=say(source.date))


def cites(knowledge: Knowledge, ids: Iterable[str], say: Tongue) -> tuple[Cite, ...]:
    """Citations, each label once."""
    found: dict[str, Cite] = {}
    for id in ids:
        shown = cite(knowledge, id, say)
        found.setdefault(shown.label, shown)
    return tuple(found.values())


def point(knowledge: Knowledge, cited: Cited, voice: str, say: Tongue) -> Point:
    """A cited text as a line."""
    return Point(say(cited.text(voice)), cites(knowledge, cited.cites, say), say(cited.title))
