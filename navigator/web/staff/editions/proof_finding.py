"""What a proof found in a few sentences; and people and golden cases for whom the same changes together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from navigator.dialogue.wording.translation import Translator
from navigator.editions.drafts import EditionNote

MOST_NAMED = 4  # changes named in the finding
Changes = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ProvenCase:
    """A golden case, and why it may come out otherwise, "" while nobody has said so."""

    id: str  # by which it is accepted
    name: str
    person: Sequence[str]
    conversation: Sequence[str]
    reason: str
    who: str


@dataclass(frozen=True)
class CaseGroup:
    """Golden cases for which the same changes; one reason may hold for all of them."""

    changes: Sequence[Mapping[str, str]]
    cases: Sequence[ProvenCase]

    @property
    def waiting(self) -> Sequence[ProvenCase]:
        """Those that nobody has accepted."""
        return [case for case in self.cases if not case.reason]


@dataclass(frozen=True)
class PeopleGroup:
    """Classes of people for whom the same changes."""

    changes: Sequence[Mapping[str, str]]
    classes: Sequence[Mapping[str, Any]]


def people_groups(classes: Sequence[Mapping[str, Any]]) -> list[PeopleGroup]:
    """The classes of a comparison, the change that meets most of them first."""
    groups: dict[Changes, list[Mapping[str, Any]]] = {}
    for each in classes:
        groups.setdefault(_key(each["changes"]), []).append(each)
    return sorted((PeopleGroup(each[0]["changes"], each) for each in groups.values()), key=lambda group: -len(group.classes))


def _key(changes: Sequence[Mapping[str, str]]) -> Changes:
    return tuple((name, value) for change in changes for name, value in change.items())


def case_groups(result: Mapping[str, Any], notes: Sequence[EditionNote]) -> list[CaseGroup]:
    """The cases of a proof, those that still wait first."""
    accepted = {note.about: note for note in notes if note.kind == "accepted"}
    groups: dict[Changes, tuple[list[Mapping[str, str]], list[ProvenCase]]] = {}
    for id in result.get("cases", ()):
        words = result.get("case_words", {}).get(id, {})
        changes, note = words.get("changes", []), accepted.get(id)
        case = ProvenCase(
            id, words.get("name", id), words.get("person", ()), words.get("conversation", ()),
            note.text if note else "", note.who if note else "",
        )  # fmt: skip
        groups.setdefault(_key(changes) or (("", id),), (changes, []))[1].append(case)
    return sorted((CaseGroup(*group) for group in groups.values()), key=lambda group: (not group.waiting, -len(group.cases)))


def finding(result: Mapping[str, Any], groups: Sequence[CaseGroup], t: Translator) -> list[str]:
    """What to know of a proof before reading all of it."""
    return list(_finding(result, groups, t))


def _finding(result: Mapping[str, Any], groups: Sequence[CaseGroup], t: Translator) -> Iterator[str]:
    if n := len(result["problems"]) + len(result["faults"]):
        yield t("直すところが{n}件あります。").format(n=n)
    if comparison := result.get("comparison"):
        yield from _people(comparison, t)
    if n := sum(len(group.cases) for group in groups):
        waiting = sum(len(group.waiting) for group in groups)
        needed = t("前とちがう結果になる確認例は{n}件で、{waiting}件に理由がいります。")
        words = needed if waiting else t("前とちがう結果になる確認例{n}件は、認めてあります。")
        yield words.format(n=n, waiting=waiting)
    if notes := len(result.get("remarks", ())) + len(result.get("figures", ())) + len(result.get("untranslated", ())):
        yield t("ほかに、知っておくことが{n}件あります。").format(n=notes)


def _people(comparison: Mapping[str, Any], t: Translator) -> Iterator[str]:
    certain, uncertain = comparison["certain_count"], comparison["uncertain_count"]
    if not certain and not uncertain:
        yield t("だれの案内も変わりません。")
        return
    words = t("案内が変わる方は、はっきり答えた方で{n}組、答えに幅がある方で{uncertain}組です。")
    yield words.format(n=certain, uncertain=uncertain)
    labels = dict.fromkeys(change["label"] for each in (*comparison["certain"], *comparison["uncertain"]) for change in each["changes"])
    named, rest = [*labels][:MOST_NAMED], len(labels) - MOST_NAMED
    words = t("変わるのは、{names}、ほか{n}件です。") if rest > 0 else t("変わるのは、{names}です。")
    yield words.format(names=t("、").join(named), n=rest)
