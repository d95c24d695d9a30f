"""Which office of a window serves which municipality, as a table in which none can be served twice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .record_change import Tree, part_of, with_part

FOLDER = "content/offices"


@dataclass(frozen=True)
class AreaTable:
    """The offices of a window, each with the municipalities that it serves; `fact` is the key that these stand under.

    `divided`: municipalities that offices share by something else, which the table leaves as they are. `ending`: offices with
    a last day, which keep what they serve until then.
    """

    fact: str
    codes: Mapping[str, Sequence[str]]  # by office, in the order of the file
    divided: frozenset[str] = frozenset()
    ending: Mapping[str, str] = field(default_factory=dict)  # with their last days

    @property
    def idle(self) -> list[str]:
        """Offices that serve nobody."""
        return [office for office, codes in self.codes.items() if not codes]

    def office_of(self, code: str) -> str:
        """The office that serves a municipality, "" where none does."""
        return next((office for office, codes in self.codes.items() if code in codes), "")


def area_table(tree: Tree | None) -> AreaTable | None:
    """The table of a window's file; None where no office is told by municipalities alone."""
    codes: dict[str, list[str]] = {}
    facts, divided, ending = set[str](), set[str](), dict[str, str]()
    for office, entry in tree.items() if isinstance(tree, dict) else ():
        area, (_, _, last) = part_of(entry, ("area",)), str(part_of(entry, ("valid",)) or "").partition("..")
        if last:
            ending[office] = last
            facts |= {*area} if isinstance(area, dict) and len(area) == 1 else set()
            continue
        if isinstance(area, dict) and len(area) == 1 and all(isinstance(code, str) for code in _listed(*area.values())):
            facts |= {*area}
            codes[office] = [str(code) for code in _listed(*area.values())]
        elif area is not None:
            divided |= {*_texts(area)}
        else:
            codes[office] = []
    return AreaTable(facts.pop(), codes, frozenset(divided), ending) if len(facts) == 1 else None


def _listed(told: Tree) -> Sequence[Tree]:
    return told if isinstance(told, list) else [told]


def _texts(tree: Tree) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _texts(part)


def with_areas(tree: Tree, table: AreaTable, served_by: Mapping[str, str]) -> Tree:
    """The file with another office for these municipalities; one that serves more than before has them behind the others."""
    for office, before in table.codes.items():
        kept = [code for code in before if served_by.get(code, office) == office]
        added = [code for code, chosen in served_by.items() if chosen == office and code not in before]
        if kept != list(before) or added:
            tree = with_part(tree, (office, "area", table.fact), _written(before, [*kept, *added]))
    return tree


def newly_idle(before: AreaTable, tree: Tree) -> list[str]:
    """The offices that served somebody and do not with another file."""
    after = area_table(tree)
    return [office for office in (after.idle if after else before.codes) if before.codes.get(office)]


def with_new_office(tree: Tree, id: str, new: tuple[Tree, str]) -> Tree:
    """The file with one office more, whose codes under `area` stand under this fact; what it serves no other one does."""
    office, fact = new
    codes = part_of(office, ("area",))
    if not isinstance(codes, list):
        return with_part(tree, (id,), office)
    table = area_table(tree)
    others = with_areas(tree, table, {str(code): id for code in codes}) if table else tree
    return with_part(others, (id,), with_part(office, ("area",), {fact: codes}))


def _written(before: Sequence[str], codes: list[str]) -> Tree:
    """One that stood alone stands in a list with others, and a list stays one."""
    return codes[0] if len(codes) == len(before) == 1 else [*codes]
