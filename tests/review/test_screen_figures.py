"""Screens in words: of each group of personas the median and the most."""

from types import SimpleNamespace

from navigator.engine.decide.fact import Fact, cut_into_cells
from navigator.engine.prove.screen_count import ScreenCount, ScreensOfPersona
from navigator.review.screen_figures import screen_figures


def test_each_group_has_a_line_and_the_place_at_the_entrance_where_it_matters():
    persona = Fact("persona", "one", ("resident", "family", "employer"), (1.0,) * 3)
    rules = SimpleNamespace(index={"persona": 0}, domains=(cut_into_cells(persona, [0b011]),))
    told, rest = (rules.domains[0].cells_touching(mask) for mask in (0b001, 0b100))
    proof = SimpleNamespace(
        screens=(
            ScreensOfPersona(told, ScreenCount(3, 5), ScreenCount(2, 4), ScreenCount(6, 9)),
            ScreensOfPersona(rest, ScreenCount(1, 2), None, ScreenCount(3, 3)),
            ScreensOfPersona(0, ScreenCount(7, 8), None, ScreenCount(9, 10)),
        )
    )
    assert list(screen_figures(rules, proof)) == [
        "screens of resident, family: to the first door with its office 3 (at most 5), with the place known at the entrance 2 (at most 4); "
        "to the end 6 (at most 9)",
        "screens of employer: to the first door with its office 1 (at most 2); to the end 3 (at most 3)",
        "screens of who does not say who they are: to the first door with its office 7 (at most 8); to the end 9 (at most 10)",
    ]
