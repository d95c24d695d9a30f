"""Names of what rules speak of, in either of two regions."""

from dataclasses import dataclass

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.knowledge import Knowledge


@dataclass(frozen=True)
class RuleNames:
    """Names by id, the new region's before the old one's; an id without a name stands for itself."""

    old: Knowledge
    new: Knowledge
    t: Translator

    def of(self, id: str) -> str:
        """A window, a scheme, a part of one, a category, or a named condition."""
        first, _, part = id.partition("/")
        for knowledge in (self.new, self.old):
            words = knowledge.window_words.get(first) or knowledge.scheme_words.get(first)
            if words:
                return self._part(knowledge, first, part) if part else self.t(words.name)
            if id in knowledge.rules.categories:
                return self._category(knowledge, id)
            if id in knowledge.rules.conditions:
                return knowledge.rules.conditions[id].word("called") or id
        return id

    def _category(self, knowledge: Knowledge, id: str) -> str:
        """A category is shown with the section of the plan that it cites."""
        node = knowledge.rules.categories[id]
        called, cited = node.word("called") or id, node.words("cites")
        statement = knowledge.plan.statements.get(cited[0]) if cited else None
        return self.t("{section} {id}").format(section=statement.section, id=called) if statement else called

    def _part(self, knowledge: Knowledge, scheme: str, part: str) -> str:
        scheme_words = knowledge.scheme_words[scheme]
        words = scheme_words.parts.get(part)
        return self.t("「{name}」のうち「{part}」").format(
            name=self.t(scheme_words.name), part=self.t(words.title or words.text("")) if words else part
        )

    def office(self, window: str, id: str) -> str:
        for knowledge in (self.new, self.old):
            office = knowledge.offices.get(window, {}).get(id)
            if office:
                return office.name
        return id

    def place(self, value: str) -> str:
        """A municipality by its name, any other value as it is."""
        place = self.new.municipalities.get(value) or self.old.municipalities.get(value)
        return place.name if place else value

    def fact(self, id: str) -> str:
        words = self.new.fact_words.get(id) or self.old.fact_words.get(id)
        return self.t(words.label) if words else id
