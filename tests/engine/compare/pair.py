"""Two small books over three facts that differ in everything a decision consists of."""

from navigator.engine.decide.compiled_rules import Alarm, Category, Part, RankingStep, Scheme, Window
from navigator.engine.decide.condition import All, Is
from navigator.engine.decide.fact import Fact
from tests.engine.sample import bare

A, B, C = (Fact(id, "one", ("x", "y"), (1.0, 1.0)) for id in "abc")
AX, BX, CX = (Is(id, 0b01) for id in "abc")
OLD = bare(
    A, B, C,
    windows=(
        Window("w", AX, {"a": ("v",), "": ("v", "u")}, (), (("north", BX), ("south", CX))),
        Window("v", CX, {}, ()),
        Window("u", All(), {}, ()),
    ),
    schemes=(
        Scheme("s", All((AX, BX)), "w", {}, (), (Part("p", CX, ()), Part("gone", BX, ()))),
        Scheme("t", BX, "w", {"b": ("w",)}, ()),
    ),
    categories=(Category("g", CX, ()), Category("h", BX, ())),
    window_steps=(RankingStep(BX, ("v", "w")), RankingStep(CX, ("u",))),
    scheme_steps=(RankingStep(CX, ("t", "s")),),
    alarms=(Alarm("hunger", CX, ("w", "v")),),
)  # fmt: skip
NEW = bare(
    A, B, C,
    windows=(Window("new", BX, {}, ()), Window("v", BX, {"b": ("w",)}, ()), Window("w", AX, {"": ("v",)}, ())),
    schemes=(Scheme("t", AX, "v", {"a": ("v", "w")}, ()), Scheme("s", AX, "w", {}, (), (Part("p", BX, ()), Part("more", CX, ())))),
    categories=(Category("i", AX, ()), Category("g", AX, ())),
    window_steps=(RankingStep(CX, ("w", "new", "v")),),
    scheme_steps=(RankingStep(AX, ("s",)),),
)  # fmt: skip
