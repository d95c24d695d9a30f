"""Which aspects two small books are compared in, and what each side of them is made of."""

import pytest

from navigator.engine.compare.aspect import IRRELEVANT, AspectSide, Settled
from navigator.engine.compare.condition_tree import ChosenAnswer, TreeBranch, TreeChoice, TreeLeaf, answered
from navigator.engine.compare.decision_aspects import aspects, order_pairs
from navigator.engine.compare.joint_domain import joint_domains
from navigator.engine.decide.compiled_rules import RankingStep, Window
from navigator.engine.decide.condition import All, AnyOf
from navigator.engine.prove.residual import STUCK
from tests.engine.compare.pair import AX, BX, CX, NEW, OLD, A, B, C
from tests.engine.sample import bare

a, b, c = (TreeLeaf(n, 0b001, 0b010) for n in range(3))
PICK = TreeChoice(0, (0b001, 0b010))
BOTH = TreeBranch(True, (a, b))
WRITTEN = ((True, ((0, 1, 2), (1, 1, 2))), (), ())  # the scheme s as it is refused
T = ((0, 1, 2), (("a", ("v", "w")),), ("v", "w"))  # the new scheme t


@pytest.fixture
def found():
    return {(x.kind, x.id): x for x in aspects(OLD, NEW, joint_domains(OLD, NEW))}


def test_aspects_are_listed_in_order(found):
    assert list(found) == [
        ("alarm", ""), ("door", ""),
        ("window", "new"), ("window", "v"), ("office", "v"), ("window", "w"), ("office", "w"), ("window", "u"),
        ("scheme", "t"), ("target", "t"), ("scheme", "s"), ("target", "s"),
        ("part", "s/p"), ("part", "s/more"), ("part", "s/gone"),
        ("category", "i"), ("category", "g"), ("category", "h"),
        ("instead", "v"), ("instead", "w"), ("instead", "t"), ("instead", "s"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "reduce", "old", "new"),
    [
        (("alarm", ""), "alarm", ((("hunger", "w", "v"),), (c,)), ((), ())),
        (("door", ""), "first_window",
         ((("w", "v", "u"), (("v", "w"), ("u",))), (a, c, True, b, c)),
         ((("new", "v", "w"), (("w", "new", "v"),)), (b, b, a, c))),
        (("window", "new"), "verdict", ((), (False,)), ((), (b,))),
        (("window", "u"), "verdict", ((), (True,)), ((), (False,))),
        (("window", "v"), "verdict", ((), (c,)), ((), (b,))),
        (("office", "w"), "office", (("north", "south"), (a, b, c)), ((), (a,))),
        (("office", "v"), "office", ((), (c,)), ((), (b,))),
        (("scheme", "s"), "verdict", ((), (BOTH,)), ((), (a,))),
        (("target", "t"), "target", ("w", (b,)), ("v", (a,))),
        (("part", "s/p"), "part", ((), (BOTH, c)), ((), (a, b))),
        (("part", "s/more"), "part", ((), (BOTH, False)), ((), (a, c))),
        (("part", "s/gone"), "part", ((), (BOTH, b)), ((), (a, False))),
        (("category", "i"), "verdict", ((), (False,)), ((), (a,))),
        (("category", "g"), "verdict", ((), (c,)), ((), (a,))),
        (("category", "h"), "verdict", ((), (b,)), ((), (False,))),
    ],
)  # fmt: skip
def test_labels_and_trees_of_each_side(found, key, reduce, old, new):
    one = found[key]
    assert (one.reduce.__name__, one.reduce_new) == (reduce, None)
    assert (one.old, one.new) == (AspectSide(*old), AspectSide(*new))


def test_refusal_side_holds_its_alternatives(found):
    window = found["instead", "w"]
    assert window.old == AspectSide(((0, 1, 2), (("a", ("v",)), ("", ("v", "u"))), ("v", "u")), (a, PICK, c, True))
    assert window.new == AspectSide(((0, 1, 2), (("", ("v",)),), ("v",)), (a, PICK, b))
    assert found["instead", "s"].old == AspectSide(WRITTEN, (BOTH, PICK, TreeChoice(1, (0b001, 0b010))))
    assert found["instead", "t"].new == AspectSide(T, (a, PICK, b, a))


def settled(aspect, order="abc", **answers):
    """Both sides after these answers (bits) to the domains in this order, each reduced after every one."""
    sides = aspect.settle(aspect.old, aspect.new)
    for id, answer in answers.items():
        fact = order.index(id)
        sides = aspect.settle(*(s if isinstance(s, Settled) else AspectSide(s.labels, tuple(answered(t, fact, answer) for t in s.trees)) for s in sides))
    return sides


@pytest.mark.parametrize(
    ("id", "answers", "old", "new"),
    [
        ("w", {"a": 1}, IRRELEVANT, IRRELEVANT),
        ("w", {"a": 4}, IRRELEVANT, IRRELEVANT),
        ("w", {"a": 2}, AspectSide(("v", "u"), (c, True)), AspectSide(("v",), (b,))),
        ("w", {"a": 2, "b": 2}, AspectSide(("v", "u"), (c, True)), Settled(())),
        ("w", {"a": 2, "b": 1, "c": 1}, Settled(("v", "u")), Settled(("v",))),
        ("w", {"a": 2, "b": 4, "c": 2}, Settled(("u",)), Settled(("v",))),
        ("t", {"a": 2, "b": 2}, Settled(()), Settled(())),
        ("t", {"b": 2}, AspectSide(("w",), (a,)), AspectSide(T, (a, PICK, False, a))),
        ("s", {"b": 2}, AspectSide(WRITTEN, (False, PICK, ChosenAnswer(1, 2))), AspectSide(((0, 1, 2), (), ()), (a, PICK))),
        ("s", {"a": 1, "b": 2}, Settled(()), IRRELEVANT),
        ("v", {"b": 2, "c": 2}, Settled(()), AspectSide(("w",), (a,))),
    ],
)
def test_refusal_is_reduced_as_answers_come(found, id, answers, old, new):
    assert settled(found["instead", id], **answers) == (old, new)


def test_refusal_names_alternatives_by_what_failed():
    """Either of two facts may fail; each names someone else, and what is named for any other stands last."""
    instead = {"b": ("y",), "a": ("z", "y"), "": ("x", "z")}
    windows = (Window("w", All((AX, BX)), instead, ()), *(Window(id, AnyOf((All(), CX)), {}, ()) for id in "xyz"))
    rules = bare(A, B, C, windows=windows)
    domains = joint_domains(rules, rules)
    found = next(x for x in aspects(rules, rules, domains) if x.kind == "instead")
    for answers, named in (({"a": 2, "b": 1}, "zyx"), ({"a": 1, "b": 2}, "yxz"), ({"a": 2, "b": 2}, "zyx"), ({"b": 2, "a": 4}, "yxz")):
        assert settled(found, **answers) == (Settled(tuple(named)),) * 2


def test_items_of_one_side_are_compared_by_verdict_alone():
    none = bare(A, B, C)
    for old, new in ((OLD, none), (none, OLD)):
        kinds = [x.kind for x in aspects(old, new, joint_domains(old, new))]
        assert kinds == ["alarm", "door", *["window"] * 3, *["scheme"] * 2, *["part"] * 2, *["category"] * 2]


@pytest.mark.parametrize("orders", [((A, B, C), (C, A, B)), ((C, A, B), (A, B, C))])
def test_a_refusal_names_by_the_facts_of_its_own_side(orders):
    """The same rules, though the facts are asked in another order."""
    windows = (Window("w", All((AX, BX)), {"b": ("y",), "a": ("z",)}, ()), *(Window(id, All(), {}, ()) for id in "yz"))
    old, new = (bare(*order, windows=windows) for order in orders)
    domains = joint_domains(old, new)
    order = "".join(domain.fact.id for domain in domains)
    found = next(x for x in aspects(old, new, domains) if x.kind == "instead")
    for answers, named in (({"a": 2, "b": 1}, "z"), ({"a": 1, "b": 2}, "y")):
        assert settled(found, order, **answers) == (Settled((named,)),) * 2


def test_open_refusal_is_not_reduced(found):
    reduce, pick = found["instead", "s"].reduce, TreeChoice(1, (0b001, 0b010))
    assert reduce(AspectSide(WRITTEN, (False, ChosenAnswer(0, 0b010), pick))) == AspectSide(WRITTEN, (False, ChosenAnswer(0, 0b010), pick))
    assert reduce(AspectSide(WRITTEN, (STUCK, ChosenAnswer(0, 0b100), pick))) == IRRELEVANT


def test_order_pairs_of_what_both_sides_have():
    found = {(x.kind, x.id): x for x in order_pairs(OLD, NEW, joint_domains(OLD, NEW))}
    assert list(found) == [("windows-order", "v/w"), ("schemes-order", "t/s")]
    pair = found["windows-order", "v/w"]
    assert pair.reduce.__name__ == "pair_order"
    assert pair.old == AspectSide(("w", "v"), (c, a, b))
    assert pair.new == AspectSide(("v", "w"), (b, a, c))
    pair = found["schemes-order", "t/s"]
    assert pair.old == AspectSide(("s", "t"), (b, BOTH, c))
    assert pair.new == AspectSide(("t", "s"), (a, a, a))


@pytest.mark.parametrize(
    ("steps", "order", "compared"),
    [
        ((RankingStep(AX, ("v",)),), "vw", False),
        ((RankingStep(BX, ("v",)),), "vw", True),
        ((RankingStep(AX, ("w",)),), "vw", True),
        ((RankingStep(AX, ("v",)),), "wv", True),
    ],
)
def test_order_pairs_exist_where_a_ranking_changes(steps, order, compared):
    windows = {id: Window(id, All(), {}, ()) for id in "vwx"}
    old = bare(A, B, windows=(windows["v"], windows["w"]), window_steps=(RankingStep(AX, ("v",)),))
    new = bare(A, B, windows=(*(windows[id] for id in order), windows["x"]), window_steps=steps)
    assert bool(list(order_pairs(old, new, joint_domains(old, new)))) is compared
