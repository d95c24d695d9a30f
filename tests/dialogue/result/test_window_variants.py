"""The words of a window for one person: those of the first variant that holds, each only where it has some; invented words."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.window_variants import words_for
from navigator.dialogue.wording.translation import translator
from navigator.engine.decide.condition import All, AnyOf, Is
from navigator.knowledge.content.wording import Text, Texts, TownHallWords, WindowVariant
from tests.dialogue.conftest import MAHOROBA_NOW

ALWAYS, NEVER = All(()), AnyOf(())
SILENT = WindowVariant(None, Text(), Texts(), Text(), Texts(), Text(), Texts())


@pytest.fixture
def words_of(mahoroba):
    """The words of a window with these variants, each with its condition, for a resident."""
    read = evaluate_conversation(mahoroba, Conversation((("persona", make_answer("resident")),)), MAHOROBA_NOW, translator("ja"))
    own = replace(
        mahoroba.window_words["moon-desk"], why=Text("why"), say=Texts(("say",)), say_first=Text("first"), questions=Texts(("ask",)),
        happens=Texts(("then",)), town_hall=TownHallWords("desk", Text("hall")),
    )  # fmt: skip

    def words(*variants, **more):
        window = replace(own, variants=tuple(variant for variant, _ in variants), **more)
        conditions = SimpleNamespace(windows={"moon-desk": tuple(when for _, when in variants)})
        region = SimpleNamespace(window_words={"moon-desk": window}, word_conditions_on={read.now.date(): conditions}.__getitem__)
        evaluation = SimpleNamespace(knowledge=region, persona="resident", now=read.now, possible_values=read.possible_values)
        return words_for(evaluation, "moon-desk"), window

    return words


def test_without_a_variant_that_holds_the_words_are_the_window_s(words_of):
    for variants in ((), ((replace(SILENT, why=Text("other")), NEVER),)):
        words, window = words_of(*variants)
        assert words is window


def test_the_first_variant_that_holds_speaks(words_of):
    variants = [(replace(SILENT, why=Text(text)), when) for text, when in (("a", NEVER), ("b", ALWAYS), ("c", ALWAYS))]
    assert words_of(*variants)[0].why == Text("b")


def test_a_condition_holds_where_what_was_answered_leaves_nothing_else(words_of, mahoroba):
    persona = mahoroba.facts["persona"].fact
    for value, spoken in (("employer", "why"), ("resident", "x")):
        words, _ = words_of((replace(SILENT, why=Text("x")), Is("persona", persona.mask([value]))))
        assert words.why == Text(spoken)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("why", Text("x")), ("say", Texts(("x",))), ("say_first", Text("x")), ("questions", Texts(("x",))), ("happens", Texts(("x",))),
        ("why", Text("", {"resident": "x"})), ("say", Texts((), {"resident": ("x",)})), ("say_first", Text("", {"resident": "x"})),
        ("questions", Texts((), {"resident": ("x",)})), ("happens", Texts((), {"resident": ("x",)})),
    ],
)  # fmt: skip
def test_a_variant_changes_what_it_has_words_for_and_nothing_else(words_of, part, text):
    words, window = words_of((replace(SILENT, **{part: text}), ALWAYS))
    assert words == replace(window, **{part: text})


def test_words_for_another_voice_alone_change_nothing(words_of):
    words, window = words_of((replace(SILENT, why=Text("", {"employer": "x"}), ask=Text("", {"employer": "x"})), ALWAYS))
    assert words == window


def test_a_town_hall_is_asked_in_the_variant_s_words_where_one_is_asked(words_of):
    asked = Text("", {"resident": "x"})
    variant = (replace(SILENT, ask=asked), ALWAYS)
    words, window = words_of(variant)
    assert words == replace(window, town_hall=TownHallWords("desk", asked))
    assert words_of(variant, town_hall=None)[0].town_hall is None
