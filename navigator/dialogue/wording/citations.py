"""Citations as shown to people: a section of the plan, or a public source with its date."""

from collections.abc import Iterable

from navigator.dialogue.views import Citation, Point
from navigator.knowledge.content.wording import CitedText
from navigator.knowledge.knowledge import Knowledge

from .translation import Translator


def citation(knowledge: Knowledge, id: str, t: Translator) -> Citation:
    """A statement of the plan by its section, or a public source. KeyError for an unknown id."""
    statement = knowledge.plan.statements.get(id)
    if statement is not None:
        label = t("計画 {section}").format(section=statement.section)
        return Citation(id, label, "plan", section=statement.section)
    source = knowledge.sources[id]
    return Citation(id, t(source.title), "source", url=source.url, date=t(source.date))


def citations(knowledge: Knowledge, ids: Iterable[str], t: Translator) -> tuple[Citation, ...]:
    """Citations, each label once."""
    by_label: dict[str, Citation] = {}
    for id in ids:
        cited = citation(knowledge, id, t)
        by_label.setdefault(cited.label, cited)
    return tuple(by_label.values())


def cited_point(knowledge: Knowledge, cited: CitedText, voice: str, t: Translator) -> Point:
    """A cited text in a persona's wording."""
    return Point(t(cited.text(voice)), citations(knowledge, cited.cites, t), t(cited.title))
