"""Pages that a line may be looking for: windows, schemes, sections of the plan, answered questions.

The line of free text is the one box to search in. It is searched after danger was read in it, forgiving of spelling, and
only where it tells nothing of a person. What is found is kept as names of our own lists, the line never.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.knowledge import Knowledge
from navigator.language.text.line import read_line, spaced

from .free_text_result import MOST, FreeTextResult, PageRef
from .views import FoundPage

SHORTEST, LONGEST = 2, 40  # letters of a line that may look for a page
NAME = 4  # letters from which a name is found inside a long line, and with a letter wrong
SHARE = 5  # a shorter word counts where it is at least a fifth of the line
NEAR = 80.0  # of 100: a name with a letter wrong
CONTAINS = 90.0  # of 100: one stands whole in the other; the page is what was meant
WHOLE = 10.0  # added in proportion to how much of the longer one it is
NAMED = 97.0  # of 100: the line is hardly more than the name, and searches even where it also answers something
_READING = re.compile("｜[^｜《》]+《([^｜《》]+)》")
_HIRAGANA = re.compile("[ぁ-ん]*")


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with every form of the words that lead to it, folded."""

    ref: PageRef
    forms: tuple[str, ...]

    def score(self, line: str) -> float:
        """How surely a line means this page, of 100."""
        return max((_likeness(line, form, is_name=self.ref[0] != "faq") for form in self.forms), default=0.0)


def with_found_pages(evaluation: Evaluation, text: str, result: FreeTextResult, easy: Translator) -> FreeTextResult:
    """The result with the pages that the line may look for, best first.

    `easy` is the translator of やさしい日本語, for the readings of names.
    """
    line = _folded(text)
    if result.danger_is_certain or not SHORTEST <= len(line) <= LONGEST:
        return result
    shown, least = {about for _, about in result.inquiries}, NAMED if result.has_answers else NEAR
    scores = {page.ref: page.score(line) for page in _pages(evaluation, easy) if page.ref[1] not in shown}
    near = sorted((ref for ref, score in scores.items() if score >= least), key=lambda ref: -scores[ref])
    doors = [ref for ref in near if ref[0] != "plan"]
    found = (doors or ([] if shown else near))[:MOST]  # a section of the plan helps only where nothing else does
    is_meant = bool(found) and scores[found[0]] >= CONTAINS
    return replace(result, found=tuple(found), not_understood=result.not_understood and not is_meant)


def found_pages(evaluation: Evaluation, refs: Iterable[PageRef]) -> tuple[FoundPage, ...]:
    """What is shown of the pages, and where each stands below the language."""
    return tuple(_view(evaluation, kind, id) for kind, id in refs)


def _view(evaluation: Evaluation, kind: str, id: str) -> FoundPage:
    knowledge, t = evaluation.knowledge, evaluation.t
    if kind == "faq":
        asked = knowledge.frequent_questions[id]
        return FoundPage(t("よくある質問"), t(asked.ask), t(asked.text[0]), f"faq#{id}")
    if kind == "plan":
        n, section = next((n, s) for n, s in enumerate(knowledge.plan.sections, 1) if s.id == id)
        return FoundPage(t("計画"), t(section.title), "", f"plan#s{n}")
    texts, words = (knowledge.windows, knowledge.window_words) if kind == "window" else (knowledge.schemes, knowledge.scheme_words)
    personas = texts[id].personas
    voice = evaluation.persona if evaluation.persona in personas else personas[0]
    return FoundPage(t("窓口") if kind == "window" else t("支援"), t(words[id].name), t(words[id].lead(voice)), f"{kind}s/{id}")


def _pages(evaluation: Evaluation, easy: Translator) -> Iterator[_Page]:
    """Every page with the forms of its name: in Japanese, in the language of the page, and as it is read aloud."""
    knowledge, voice = evaluation.knowledge, evaluation.conversation.known_persona
    for kind, id, names, words in _names(knowledge):
        text = knowledge.windows.get(id) or knowledge.schemes.get(id) if kind in ("window", "scheme") else None
        if text and (evaluation.now.date() not in text.valid or (voice and voice not in text.personas)):
            continue
        spoken = {form for name in names for form in (evaluation.t.source(name), evaluation.t(name), easy(name))}.union(words)
        yield _Page((kind, id), tuple(dict.fromkeys(form for form in map(_form, spoken) if len(form) >= SHORTEST)))


def _names(knowledge: Knowledge) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Each page by its kind and id, with what it is called, and with words that only people type."""
    for id, window in knowledge.window_words.items():
        yield "window", id, (window.name,), ()
    for id, scheme in knowledge.scheme_words.items():
        yield "scheme", id, (scheme.name, scheme.official_name), ()
    for asked in knowledge.frequent_questions.values():
        yield "faq", asked.id, (asked.ask,), asked.words
    for section in knowledge.plan.sections:
        yield "plan", section.id, (section.title,), ()


def _folded(text: str) -> str:
    """The letters alone, in one spelling."""
    return read_line(text).bare.text


@lru_cache(maxsize=4096)
def _form(name: str) -> str:
    """A name of ours, as it is read, in the same spelling."""
    return _folded(_READING.sub(r"\1", name))


def _likeness(line: str, form: str, *, is_name: bool) -> float:
    """How surely a line means this form of a page, of 100. A few letters that are in everything mean nothing."""
    shorter, longer = sorted((line, form), key=len)
    whole = WHOLE * len(shorter) / len(longer)
    if form in line and (len(form) >= NAME or len(form) * SHARE >= len(line)):
        return CONTAINS + whole
    if line in form and is_name and (len(line) >= NAME or not _HIRAGANA.fullmatch(line)):
        return CONTAINS + whole
    if len(shorter) <= NAME or len(line) > 2 * len(form) or spaced(line[0]) != spaced(form[0]):
        return 0.0
    likeness = fuzz.partial_ratio(shorter, longer) if is_name else fuzz.ratio(shorter, longer)
    return min(likeness, CONTAINS - 1)
