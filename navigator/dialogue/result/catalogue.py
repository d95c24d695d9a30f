"""Pages without a conversation: all windows, all schemes, the plan and what rests on it, questions and examples."""

from dataclasses import dataclass
from datetime import datetime

from navigator.dialogue.answers import Conversation, make_answer, state_of
from navigator.dialogue.evaluation import local_time
from navigator.dialogue.views import Citation, Option
from navigator.dialogue.wording.citations import citations
from navigator.dialogue.wording.place_groups import place_groups
from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.offices import Office
from navigator.knowledge.content.plan import Plan, names_of
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.rule_files import RuleText

from .calls import ViewContext
from .schemes import build_scheme_card
from .views import SchemeCard, WindowView
from .windows import build_window_view, office_view, some_offices


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A section of the plan with the windows, schemes and targets that rest on it."""

    id: str
    title: str
    statements: tuple[tuple[str, str], ...]  # (text, who does it)
    windows: tuple[tuple[str, str], ...]
    schemes: tuple[tuple[str, str], ...]
    kpis: tuple[str, ...]

    @property
    def is_chapter(self) -> bool:
        """Whether it stands in the list of contents: Ⅲ and Ⅲ-2, not Ⅲ-2-(1)."""
        return self.id.count("-") <= 1


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question that people ask of the pages themselves."""

    id: str
    question: str
    paragraphs: tuple[str, ...]
    page: str  # of ours, "" without one
    page_text: str
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ExampleWayView:
    """How an invented person came to a door, in three lines with a picture each."""

    picture: str
    title: str
    lines: tuple[str, ...]
    window: tuple[str, str]  # (id, name)


def window_list(
    knowledge: Knowledge, now: datetime, t: Translator, municipality: str = "", kind: str = ""
) -> tuple[WindowView, ...]:
    """All windows, or those of a kind; without the ones that have no office for the municipality."""
    ids = [id for id in knowledge.windows_on(local_time(knowledge, now).date()) if not kind or knowledge.window_words[id].kind == kind]
    windows = (window_page(knowledge, id, now, t, municipality) for id in ids)
    return tuple(window for window in windows if window.all_offices)


def window_kinds(knowledge: Knowledge, t: Translator) -> tuple[Option, ...]:
    """The kinds of windows, each once, in the order of the windows."""
    kinds = dict.fromkeys(words.kind for words in knowledge.window_words.values())
    return tuple(Option(kind, t(kind)) for kind in kinds)


def window_page(knowledge: Knowledge, id: str, now: datetime, t: Translator, municipality: str = "") -> WindowView:
    """One window: its office in the municipality, or all its offices. None where areas leave out the municipality."""
    context = _context(knowledge, knowledge.windows[id], now, t, municipality)
    offices = knowledge.offices_on(id, context.now.date())
    office = offices.get(office_of(knowledge, id, municipality, context.now))
    if office:
        return build_window_view(context, id, (office_view(context, office),))
    has_areas = any(office.area is not None for office in offices.values())
    if municipality and municipality not in knowledge.municipalities and has_areas:
        return build_window_view(context, id, ())
    return build_window_view(context, id, some_offices(context, offices, most=len(offices)))


def _context(knowledge: Knowledge, text: RuleText, now: datetime, t: Translator, place: str = "") -> ViewContext:
    """For anyone: in the wording of the first persona that a window or scheme is for."""
    return ViewContext(knowledge, local_time(knowledge, now), text.personas[0], t, place)


def office_window_view(knowledge: Knowledge, office: Office, now: datetime, t: Translator) -> WindowView:
    """A window with this one of its offices."""
    context = _context(knowledge, knowledge.windows[office.window], now, t)
    return build_window_view(context, office.window, (office_view(context, office),))


def office_of(knowledge: Knowledge, window: str, municipality: str, now: datetime) -> str:
    """The id of the office that serves a municipality, "" when that is not certain."""
    rules = knowledge.rules_on(now.date())
    choice = next((c for w, _, c in rules.windows if w.id == window and c), None)
    if choice is None or not knowledge.place_fact or municipality not in knowledge.municipalities:
        return ""
    answers = Conversation().answer(knowledge.place_fact, make_answer(municipality)).answers
    return choice.evaluate(state_of(knowledge, rules, answers)).office


def scheme_list(knowledge: Knowledge, now: datetime, t: Translator) -> tuple[SchemeCard, ...]:
    """All schemes in force, in the order of the plan."""
    today = local_time(knowledge, now).date()
    return tuple(
        scheme_page(knowledge, id, now, t) for id, text in knowledge.schemes.items() if today in text.valid
    )


def scheme_page(knowledge: Knowledge, id: str, now: datetime, t: Translator) -> SchemeCard:
    """One scheme for anyone, with the parts that nobody's answers rule out."""
    text = knowledge.schemes[id]
    context = _context(knowledge, text, now, t)
    rules = knowledge.rules_on(context.now.date())
    parts = tuple(
        (part, rule.evaluate(rules.start))
        for scheme, _, part_rules in rules.schemes
        if scheme.id == id
        for part, rule in zip(text.parts, part_rules, strict=True)
    )
    return build_scheme_card(context, id, parts)


def plan_page(knowledge: Knowledge, t: Translator) -> tuple[PlanSection, ...]:
    """The plan's sections with what rests on each."""
    plan = knowledge.plan
    sections = []
    for section in plan.sections:
        statements = [s for s in plan.statements.values() if s.section == section.id]
        ids = {s.id for s in statements}
        sections.append(
            PlanSection(
                id=section.id,
                title=t(section.title),
                statements=tuple((t(s.text), _bodies(plan, s.by, t)) for s in statements),
                windows=tuple(
                    (id, t(knowledge.window_words[id].name))
                    for id, text in knowledge.windows.items() if ids & set(text.cites)
                ),
                schemes=tuple(
                    (id, t(knowledge.scheme_words[id].name))
                    for id, text in knowledge.schemes.items() if ids & set(text.cites)
                ),
                kpis=tuple(
                    _kpi(k.text, k.value, k.unit, k.note, t)
                    for k in plan.kpis if k.section == section.id and k.text != section.title  # which stands above already
                ),
            )
        )  # fmt: skip
    return tuple(sections)


def _bodies(plan: Plan, by: str, t: Translator) -> str:
    """Who does it, by the names in full."""
    return t.list_of(t(plan.bodies.get(name, name)) for name in names_of(by, plan.bodies))


def _kpi(text: str, value: str, unit: str, note: str, t: Translator) -> str:
    gap = "" if t(unit).startswith(("%", "％")) else " "
    target = f"：{t.number(int(value))}{gap}{t(unit)}" if value else ""
    return f"{t(text)}{target}" + (f"（{t(note)}）" if note else "")


def frequent_questions(knowledge: Knowledge, t: Translator) -> tuple[AnsweredQuestion, ...]:
    """What people ask of the pages themselves, with the answers."""
    return tuple(
        AnsweredQuestion(
            asked.id, t(asked.ask), tuple(t(line) for line in asked.text), asked.page, t(asked.page_text),
            citations(knowledge, asked.cites, t),
        )
        for asked in knowledge.frequent_questions.values()
    )  # fmt: skip


def example_ways(knowledge: Knowledge, t: Translator) -> tuple[ExampleWayView, ...]:
    """The ways of invented people, each with the door that it led to."""
    names = knowledge.window_words
    return tuple(
        ExampleWayView(way.picture, t(way.title), tuple(t(line) for line in way.lines), (way.window, t(names[way.window].name)))
        for way in knowledge.example_ways
    )


def municipalities(knowledge: Knowledge, t: Translator) -> tuple[tuple[str, tuple[Option, ...]], ...]:
    """The municipalities, grouped by the first sound of their reading."""
    return place_groups(knowledge, t)


def personas(knowledge: Knowledge) -> tuple[str, ...]:
    """The personas of this region."""
    return tuple(p for p in PERSONAS if p in knowledge.facts["persona"].fact.index)
