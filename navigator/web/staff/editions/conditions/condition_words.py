"""Conditions of a draft in words: what each is called, how it is read aloud, and what cannot be meant."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import yaml

from navigator.dialogue.wording.translation import Translator
from navigator.editions.conditions.condition_places import (
    CATEGORIES,
    CONDITIONS,
    ConditionPlace,
    Way,
    condition_at,
    condition_files,
    free_places,
    node_at,
    places_in,
    tree_of_file,
)
from navigator.editions.conditions.written_condition import (
    NAMING_KEYS,
    WrittenCondition,
    WrittenGroup,
    WrittenLeaf,
    flow_mapping,
    names_in,
)
from navigator.editions.edition_files import own_text
from navigator.engine.decide.condition import ConditionNode, Leaf, compile_condition, without_negation
from navigator.knowledge.files.problems import KnowledgeError, Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import read_yaml
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.load import load_unfinished
from navigator.knowledge.rules.rule_files import read_parameters
from navigator.review.condition_sentences import ConditionSentences
from navigator.review.rule_names import RuleNames

PARAMETERS, FACTS = "rules/parameters.yaml", "rules/facts.yaml"
GROUP_WORDS = {"all": "次のすべてにあてはまる", "any": "次のどれかにあてはまる", "not": "次にあてはまらない"}
TITLES = {
    "condition": "条件「{name}」", "category": "類型「{name}」", "window": "「{name}」の対象", "scheme": "「{name}」の対象",
    "desk": "「{name}」で、窓口が決める方", "instead_for": "「{name}」を、代わりに案内してよい方", "part": "{name}",
    "office": "「{name}」の受け持ち",
    "urgent": "いそぎの案内の{n}番目", "windows": "窓口の順番の{n}番目（{name}）", "schemes": "支援策の順番の{n}番目（{name}）",
    "in_sight": "支援策を見せる方の{n}番目", "variant": "「{name}」の、人に合わせた言葉の{n}番目",
    "leads": "「{name}」の相談先を、先に案内する方", "not_for": "「{name}」を出さない方", "in_sight_for": "「{name}」を結果に出す方",
}  # fmt: skip
HELP = {
    "leads": "最初の窓口より前に「まず、こちらへ」と、はじめの相談先を出す方です。どの窓口より前かは、相談先のページで選びます。",
    "not_for": "この方には、その相談先を出しません。答えがわからない方には出します。",
    "in_sight_for": "最初の窓口が閉まっているとき、結果にこの電話を出す方です。",
    "instead_for": "ほかの支援が合わないとき、代わりにここを案内してよい方です。",
}
FREE = {
    "window": "対象の立場の方なら、どなたでも。", "scheme": "対象の立場の方なら、どなたでも。", "instead_for": "どなたにも案内します。",
    "desk": "どなたのときも、窓口で決まります。", "part": "どなたにも。", "windows": "対象の立場の方なら、どなたでも。",
    "schemes": "対象の立場の方なら、どなたでも。",
    "leads": "どなたにも、先には案内しません。", "not_for": "どなたにも出します。", "in_sight_for": "どなたの結果にも出しません。",
}  # fmt: skip
"""What holds while no condition stands there."""

ORDERS = {"windows": "窓口の順番", "schemes": "支援策の順番"}


@dataclass(frozen=True)
class ChangedCondition:
    """What is read aloud of a condition before a draft, and with it."""

    title: str
    before: Sequence[str]
    after: Sequence[str]


@dataclass(frozen=True)
class DraftConditions:
    """The conditions of one set of a region's files."""

    files: RegionFiles
    knowledge: Knowledge  # what they may name, as these files have it
    day: date
    t: Translator
    within: Collection[str] | None = None  # the files that are read, where not all are wanted

    @cached_property
    def trees(self) -> Mapping[str, yaml.Node | None]:
        """The files that hold conditions, by name."""
        names = [file for file in condition_files(self.files) if self.within is None or file in self.within]
        return {file: tree_of_file(file, self.files) for file in names}

    @cached_property
    def by_place(self) -> Mapping[ConditionPlace, WrittenCondition]:
        """Every condition that can be read, in the order of the files."""
        found = {}
        for file, tree in self.trees.items():
            for place in places_in(file, tree):
                condition = condition_at(tree, place)
                if condition is not None:
                    found[place] = condition
        return found

    @cached_property
    def free(self) -> list[ConditionPlace]:
        """Where a condition may be added."""
        return [place for file, tree in self.trees.items() for place in free_places(file, tree)]

    @cached_property
    def named(self) -> Mapping[tuple[str, str], WrittenCondition]:
        """The conditions and categories that others may name, by key and name."""
        keys = {"condition": "is", "category": "category"}
        return {(keys[place.kind], place.id): each for place, each in self.by_place.items() if place.kind in keys}

    @cached_property
    def sentences(self) -> ConditionSentences:
        return ConditionSentences(self.knowledge, self.knowledge.rules_on(self.day), self.t)

    @cached_property
    def names(self) -> RuleNames:
        return RuleNames(self.knowledge, self.knowledge, self.t)

    def title(self, place: ConditionPlace) -> str:
        """What a condition is called."""
        window, _, office = place.id.partition("/")
        name = self._office(place, window, office) if place.kind == "office" else self.names.of(place.id)
        if place.kind in ORDERS:
            name = self._put(place)
        elif place.kind in ("leads", "not_for", "in_sight_for"):
            name = self._called(place) or place.id
        return self.t(TITLES[place.kind]).format(name=name, n=place.number + 1)

    def _office(self, place: ConditionPlace, window: str, office: str) -> str:
        """What an office is called, also one that is not in force yet."""
        node = node_at(self.trees[place.file], (office, "name"))
        return str(node.value) if isinstance(node, yaml.ScalarNode) else self.names.office(window, office)

    def _called(self, place: ConditionPlace) -> str:
        """What the record or the door is called that a condition is of."""
        key = "label" if place.kind == "leads" else "name"
        node = node_at(self.trees[place.file], (*place.way[:-1], key) if place.kind == "not_for" else (place.id, key))
        if isinstance(node, yaml.MappingNode) and node.value:
            node = node.value[0][1]
        return str(node.value) if isinstance(node, yaml.ScalarNode) else ""

    def _put(self, place: ConditionPlace) -> str:
        """What a step of an order puts forward."""
        step = node_at(self.trees[place.file], (*place.way[:-1], "put"))
        put = [each.value for each in step.value] if step is not None and isinstance(step.value, list) else []
        return self.t("、").join(map(self.names.of, put))

    def steps(self, kind: str) -> list[tuple[int, str, WrittenCondition]]:
        """The steps of an order that have a condition: their number, what they put forward, and for whom."""
        return [(place.number + 1, self._put(place), self.by_place[place]) for place in self.by_place if place.kind == kind]

    def sentences_of(self, condition: WrittenCondition) -> list[str] | None:
        """A condition read aloud; None where it says what cannot be meant."""
        compiled = self._compiled(condition)
        return None if compiled is None else list(self.sentences.condition(compiled))

    def said(self, place: ConditionPlace) -> list[str]:
        """What stands in a place, read aloud; where nothing does, what holds then."""
        if place not in self.by_place:
            return [self.t(FREE[place.kind])]
        return self.sentences_of(self.by_place[place]) or [self.t("読み上げられません。")]

    def _compiled(self, condition: WrittenCondition) -> ConditionNode | None:
        grammar, report = self.knowledge.rules.grammar(self.day), Report()
        node = read_yaml("-", RegionFiles(Path(), {"-": flow_mapping(condition)}), report)
        meant = grammar.condition(node)
        if report.problems or report.unread:
            return None
        indexed = {domain.fact.id: (n, domain) for n, domain in enumerate(self.sentences.rules.domains)}
        return compile_condition(without_negation(meant, grammar.facts), indexed)

    def line(self, condition: WrittenCondition, *, is_unchosen: bool = False) -> str:
        """One line of a condition, without what stands below it."""
        if isinstance(condition, WrittenGroup):
            return self.t(GROUP_WORDS[condition.kind])
        if condition.key in NAMING_KEYS:
            return self._names(condition)
        compiled = None if is_unchosen and not condition.values else self._compiled(condition)
        if isinstance(compiled, Leaf):
            return self.sentences.leaf(compiled)
        words, values = self.knowledge.fact_words.get(condition.key), self.t("、").join(condition.values)
        label = self.t(words.label) if words else condition.key
        return self.t("{label}（{values}）").format(label=label, values=values or self.t("まだ選んでいません"))

    def _names(self, leaf: WrittenLeaf) -> str:
        what = self.t("条件") if leaf.key == "is" else self.t("類型")
        if not leaf.values:
            return self.t("{label}（{values}）").format(label=what, values=self.t("まだ選んでいません"))
        text = self.t("{what}{names}にあてはまる") if len(leaf.values) == 1 else self.t("{what}{names}のどれかにあてはまる")
        return text.format(what=what, names="".join(f"「{self.names.of(name)}」" for name in leaf.values))

    def problem(self, condition: WrittenCondition, place: ConditionPlace) -> str:
        """What is wrong with one line, "" for nothing; of a group what stands below it is looked at by itself."""
        t = self.t
        if isinstance(condition, WrittenGroup):
            return "" if condition.parts else t("まだ何も入っていません。下に足してください。")
        if place.kind in ("condition", "category") and self._rests_on(condition, place):
            return t("めぐりめぐって、この条件自身を使うことになります。")
        fact = self.knowledge.facts.get(condition.key)
        if condition.key in NAMING_KEYS:
            known = all((condition.key, name) in self.named for name in condition.values)
        elif fact is None:
            return t("この項目は、質問にありません。")
        else:
            known = self.sentences_of(condition) is not None
            if not condition.values and fact.fact.kind == "several":
                return ""
        if not condition.values:
            return t("ひとつは選んでください。")
        return "" if known else t("使えない値があります。")

    def _rests_on(self, leaf: WrittenLeaf, place: ConditionPlace) -> bool:
        """Whether a line leads back to the named condition in which it stands."""
        key = "is" if place.kind == "condition" else "category"
        ahead, seen = list(names_in(leaf)), set()
        while ahead:
            name = ahead.pop()
            if name == (key, place.id):
                return True
            if name in self.named and name not in seen:
                seen.add(name)
                ahead += names_in(self.named[name])
        return False

    def users(self, place: ConditionPlace) -> list[str]:
        """What names this condition, in words."""
        key = {"condition": "is", "category": "category"}.get(place.kind)
        return [self.title(each) for each, condition in self.by_place.items() if key and (key, place.id) in names_in(condition)]


def draft_conditions(files: RegionFiles, in_force: Knowledge, day: date, t: Translator) -> DraftConditions:
    """The conditions of a draft. What it says of facts counts where it can be loaded, else what is in force."""
    known, report = in_force, Report()
    if FACTS in files.texts:
        try:
            return DraftConditions(files, load_unfinished(files), day, t)
        except KnowledgeError:
            pass
    conditions, categories = (dict(read_yaml(file, files, report).items()) for file in (CONDITIONS, CATEGORIES))
    parameters = read_parameters(read_yaml(PARAMETERS, files, report))
    if not report.problems and not report.unread:
        rules = replace(in_force.rules, conditions=conditions, categories=categories, parameters=parameters)
        known = replace(in_force, rules=rules)
    return DraftConditions(files, known, day, t)


def changed_conditions(before: DraftConditions, after: DraftConditions) -> list[ChangedCondition]:
    """The conditions that two sets of files say otherwise, as they are read aloud. Only files that differ are read."""
    texts = [{file: own_text(side.files, file) for file in condition_files(side.files)} for side in (before, after)]
    differing = {file for file in {**texts[0], **texts[1]} if texts[0].get(file) != texts[1].get(file)}
    if not differing:
        return []
    before, after = (replace(side, within=differing) for side in (before, after))
    moved = _moved_orders(before, after)
    old, new = (
        {(each.file, each.way): each for each in side.by_place if each.kind not in moved} for side in (before, after)
    )
    changed = [*moved.values()]
    for key in {**old, **new}:
        sides = [(side, own.get(key)) for side, own in ((before, old), (after, new))]
        written = [side.by_place[place] if place else None for side, place in sides]
        if written[0] != written[1]:
            said = [side.said(place) if place else _free(side, key) for side, place in sides]
            side, place = (after, new[key]) if key in new else (before, old[key])
            changed.append(ChangedCondition(side.title(place), *said))
    return changed


def _free(conditions: DraftConditions, key: tuple[str, Way]) -> list[str]:
    """What holds where one side has no condition, [] where the record itself is not there."""
    return [line for place in conditions.free if (place.file, place.way) == key for line in conditions.said(place)]


def _moved_orders(before: DraftConditions, after: DraftConditions) -> dict[str, ChangedCondition]:
    """The orders whose steps are the same ones at other places: who reads them wants to know what moved, not what stands where."""
    moved = {}
    for kind, title in ORDERS.items():
        old, new = before.steps(kind), after.steps(kind)
        if old != new and sorted(repr(step[1:]) for step in old) == sorted(repr(step[1:]) for step in new):
            words = [[after.t("{n}番目：{name}").format(n=n, name=name) for n, name, when in steps if (n, name, when) not in others]
                     for steps, others in ((old, new), (new, old))]  # fmt: skip
            moved[kind] = ChangedCondition(after.t(title), *words)
    return moved
