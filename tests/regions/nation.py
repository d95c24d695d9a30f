"""A generated nation: regions like the real one in kind, with their own places, offices and schemes.

Nothing in it is real: places are numbered, offices stand at invented addresses, no telephone is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

MODEL_PLACE = "10201"  # a place that rules of the model name
LOCAL = ("hello-work", "hikikomori-municipal", "self-reliance", "welfare-office")  # windows with an office in each place
KEEP = ("content/plan.yaml", "content/sources.yaml", "rules/parameters.yaml",
        "rules/conditions.yaml", "rules/categories.yaml", "content/screens.yaml")  # fmt: skip


@dataclass(frozen=True)
class Size:
    """How much in all."""

    regions: int = 47
    municipalities: int = 1_700
    offices: int = 30_000
    schemes: int = 2_000


def share(total: int, parts: int, n: int) -> int:
    """The nth of as even parts as can be."""
    return total * (n + 1) // parts - total * n // parts


def write_nation(folder: Path, size: Size) -> None:
    """Write every region into a folder of its own."""
    for n in range(size.regions):
        _Region(folder / f"region-{n + 1:02}", n, size).write()


class _Region:
    def __init__(self, folder: Path, n: int, size: Size) -> None:
        self.folder, self.n = folder, n
        self.codes = [f"{n + 1:02}{m + 1:03}" for m in range(share(size.municipalities, size.regions, n))]
        self.offices = share(size.offices, size.regions, n)
        self.schemes = share(size.schemes, size.regions, n)
        self.facts = read("rules/facts.yaml")
        self.words = read("content/facts.yaml")
        for tree in (self.facts, self.words):
            del tree["takasaki_area"]

    def write(self) -> None:
        for name in KEEP:
            self.save(name, read(name))
        self.save("rules/facts.yaml", self.facts)
        self.save("content/facts.yaml", self.words)
        self.save("rules/ranks.yaml", self.placed(read("rules/ranks.yaml")))
        self.save("content/helplines.yaml", {})
        self.save("content/wrong_numbers.yaml", [])
        self.save("content/confirmed.yaml", [])
        self.save("content/region.yaml", read("content/region.yaml") | {"reach": [], "name": self.name, "app": f"{self.name} 案内", "outside": f"{self.name}の外"})
        self.save("content/municipalities.yaml", {code: self.municipality(code) for code in self.codes})
        self.write_windows()
        self.write_schemes()

    @property
    def name(self) -> str:
        return f"架空{self.n + 1}県"

    def municipality(self, code: str) -> dict[str, Any]:
        m = int(code[2:])
        return {"name": f"架空{code}町", "kana": f"かくう{self.n}の{m}ちょう", "lat": str(10 + self.n + m % 6 / 10), "lon": str(100 + m // 6 / 10)}

    def placed(self, tree: Any) -> Any:
        """The model's one named place is the first of the region."""
        if isinstance(tree, dict):
            return {key: self.placed(value) for key, value in tree.items()}
        if isinstance(tree, list):
            return [self.placed(value) for value in tree]
        return self.codes[0] if tree == MODEL_PLACE else tree

    def write_windows(self) -> None:
        rules, words = self.placed(read("rules/windows.yaml")), read("content/windows.yaml")
        words = {id: {key: said for key, said in of.items() if key not in ("relay", "outside")} for id, of in words.items()}  # no telephones here
        local, places = list(LOCAL), len(self.codes)
        spare = self.offices - (len(rules) - len(LOCAL)) - places * len(LOCAL)
        for k in range(max(0, spare // places)):  # as many more local windows as there are offices for
            id = f"local-{k + 1}"
            rules[id] = {"for": ["resident", "family", "supporter"], "office": "area", "cites": rules["hello-work"]["cites"]}
            words[id] = {**words["self-reliance"], "name": f"架空の窓口{k + 1}"}
            local.append(id)
        self.save("rules/windows.yaml", rules)
        self.save("content/windows.yaml", words)
        rest = self.offices - places * len(local)
        others = [id for id in rules if id not in local]
        for id in rules:
            many = places if id in local else share(rest, len(others), others.index(id))
            self.save(f"content/offices/{id}.yaml", dict(self.window_offices(id, many, by_area=id in local)))

    def window_offices(self, window: str, many: int, *, by_area: bool) -> Iterator[tuple[str, Any]]:
        for k in range(max(1, many)):
            code = self.codes[k % len(self.codes)]
            found: dict[str, Any] = {
                "name": f"{self.name} {window} {k + 1}",
                "at": code,
                "phone": {"status": "unknown"},
                "address": {"value": f"架空{code}町 {k + 1}番地", "source": "fukushi-portal", "checked_on": "2026-11-24", "status": "confirmed"},
            }
            if by_area:
                found["area"] = {"municipality": code}
            yield f"o{k + 1}", found

    def write_schemes(self) -> None:
        models = sorted(path.stem for path in (ROOT / "rules/schemes").glob("*.yaml"))
        for k in range(max(self.schemes, len(models))):
            model = models[k % len(models)]
            id = model if k < len(models) else f"{model}-{k // len(models)}"
            rule = self.placed(read(f"rules/schemes/{model}.yaml")[model])
            words = read(f"content/schemes/{model}.yaml")[model]
            if k >= len(models):
                rule = self.varied(rule, k)
                words = words | {"name": f"{words['name']}（その{k // len(models) + 1}）"}
            self.save(f"rules/schemes/{id}.yaml", {id: rule})
            self.save(f"content/schemes/{id}.yaml", {id: words})

    def varied(self, rule: dict[str, Any], k: int) -> dict[str, Any]:
        """A scheme of the region's own: for half of its places."""
        here = {"municipality": self.codes[k % 2 :: 2]}
        eligible = rule.get("eligible")
        mixed = {"all": [eligible, here]} if eligible else here
        others = ["self-reliance"] if "employer" not in rule["for"] else ["hello-work"]
        return rule | {"eligible": mixed, "instead": rule.get("instead", {}) | {"municipality": others, "otherwise": ["hello-work"]}}

    def save(self, name: str, tree: Any) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(tree, Dumper=_Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")


class _Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """No anchors: what stands twice is written twice."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


_trees: dict[str, str] = {}


def read(name: str) -> Any:
    """A fresh tree of one of the model's files."""
    if name not in _trees:
        _trees[name] = (ROOT / name).read_text(encoding="utf-8")
    return yaml.load(_trees[name], yaml.CBaseLoader)
