"""What must hold across files: names that resolve, wording that is complete, grounds that exist.

Each check notes problems with file and line; the loader raises them together.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from navigator.engine.decide.compiled_rules import CompiledRules, compile_rules
from navigator.knowledge.content.wording import PERSONAS, Relay
from navigator.knowledge.files.problems import Report, did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.conditions import parse_range
from navigator.knowledge.rules.facts import OUTSIDE
from navigator.knowledge.rules.rule_files import OFFICE_MODES, STEP_KEYS

from .citations import OWED_A_RULE, cited_by


def cross_check(knowledge: Knowledge, trees: Mapping[str, YamlNode], report: Report) -> None:
    """Every check across files."""
    _names(knowledge)
    _cites(knowledge, trees)
    _wording(knowledge, trees["content/facts.yaml"])
    _offices(knowledge)
    _known_wrong(trees)
    _targets(knowledge)
    _owed(knowledge, trees["content/plan.yaml"])
    if "persona" not in knowledge.facts:
        trees["rules/facts.yaml"].fail("the fact `persona` is missing: every conversation begins with who speaks")
    else:
        _rules(knowledge, trees, report)


def _names(knowledge: Knowledge) -> None:
    windows, schemes = knowledge.windows, knowledge.schemes
    both = [*windows, *schemes]
    for text in schemes.values():
        if text.window not in windows:
            text.node.fail(f"window `{text.window}` does not exist. {did_you_mean(text.window, windows)}")
    for text in (*windows.values(), *schemes.values()):
        instead = text.node.get("instead")
        named = [n for _, entry in (instead.items() if instead else ()) for n in entry.list()]
        named += text.node.get("then").list() if text.node.get("then") else []  # type: ignore[union-attr]
        for node in named:
            if node.text() not in both:
                node.fail(f"`{node.text()}` is no window or scheme. {did_you_mean(node.text(), both)}")
    for kind, known in (("windows", [*windows]), ("schemes", [*schemes])):
        steps = knowledge.rules.ranks.get(kind)
        for step in steps.list() if steps else ():
            step.expect(STEP_KEYS, ("put", "cites"))
            for node in step.get("put").list() if step.get("put") else ():  # type: ignore[union-attr]
                if node.text() not in known:
                    node.fail(f"`{node.text()}` is none of the {kind}. {did_you_mean(node.text(), known)}")
    for text in windows.values():
        mode = text.node.word("office", "all")
        if mode not in OFFICE_MODES:
            text.node.fail(f"office is found by one of {', '.join(OFFICE_MODES)}")
        if mode == "nearest" and not knowledge.place_fact:
            text.node.fail("the nearest office needs a fact with `values_from: municipalities`")


def _cites(knowledge: Knowledge, trees: Mapping[str, YamlNode]) -> None:
    """Every citation and source names a statement of the plan or a public source."""
    known = {*knowledge.plan.statements, *knowledge.sources}
    for tree in trees.values():
        for key, node in _entries(tree):
            if key in ("cites", "source"):
                for entry in node.list():
                    if entry.text() not in known:
                        entry.fail(
                            f"`{entry.text()}` is no statement of the plan and no source. {did_you_mean(entry.text(), known)}"
                        )
    for text in (*knowledge.windows.values(), *knowledge.schemes.values()):
        if not text.cites:
            text.node.fail(f"`{text.id}` cites nothing. Every rule rests on the plan or a public source")


def _entries(tree: YamlNode) -> Iterator[tuple[str, YamlNode]]:
    if isinstance(tree.value, dict):
        for key, node in tree.value.items():
            yield key, node
            yield from _entries(node)
    elif isinstance(tree.value, list):
        for node in tree.value:
            yield from _entries(node)


def _wording(knowledge: Knowledge, tree: YamlNode) -> None:
    for id, declared in knowledge.facts.items():
        words, node = knowledge.fact_words.get(id), tree.get(id)
        if words is None or node is None:
            continue
        fact = declared.fact
        if declared.node.word("values_from"):
            needed = [OUTSIDE]
        else:
            needed = (
                list(fact.options)
                if fact.kind == "several"
                else [str(v) for v in fact.values if fact.kind == "one"]
            )
        for option in needed:
            if option not in words.options:
                node.fail(f"the wording of `{option}` is missing")
        for option in words.options:
            if option not in needed:
                node.fail(
                    f"wording of `{option}`, which is no value of `{id}`. {did_you_mean(option, needed)}"
                )
        for option in words.short:
            if option not in needed:
                node.fail(
                    f"short wording of `{option}`, which is no value of `{id}`. {did_you_mean(option, needed)}"
                )
        if words.unit and fact.kind != "integer":
            node.fail(f"`unit` is never shown: `{id}` is no number")
        if set(declared.bands) != set(words.bands):
            node.fail(
                f"the bands differ from rules/facts.yaml: {', '.join({*declared.bands} ^ {*words.bands})}"
            )


def _offices(knowledge: Knowledge) -> None:
    for window in knowledge.windows.values():
        if not knowledge.offices.get(window.id):
            window.node.fail(f"no office: content/offices/{window.id}.yaml is missing or empty")
    for window_id, offices in knowledge.offices.items():
        for office in offices.values():
            if window_id not in knowledge.windows:
                office.node.fail(
                    f"offices of `{window_id}`, which is no window. {did_you_mean(window_id, knowledge.windows)}"
                )
            if office.at and office.at not in knowledge.municipalities:
                office.node.fail(f"it stands in `{office.at}`, which is no municipality")
            if office.relay:
                _relay(knowledge, office.relay)
    for words in knowledge.window_words.values():
        if words.relay:
            _relay(knowledge, words.relay)


def _relay(knowledge: Knowledge, relay: Relay) -> None:
    there = knowledge.offices.get(relay.window, {}).get(relay.office)
    if there is None or not there.phone.confirmed_text:
        relay.node.fail(f"the relay {relay.window}/{relay.office} has no confirmed telephone. Name an office that has one")


def _known_wrong(trees: Mapping[str, YamlNode]) -> None:
    """A number that is known to be wrong stands nowhere in the content."""
    tree = trees["content/wrong_numbers.yaml"]
    wrong = [n.word("number") for n in (tree.list() if isinstance(tree.value, list) else ())]
    for name, other in trees.items():
        if name == "content/wrong_numbers.yaml":
            continue
        for _, node in _entries(other):
            if isinstance(node.value, str):
                for number in wrong:
                    if number and len(number) > 4 and number in node.value:
                        node.fail(f"{number} is a known wrong number. Take it out")


def _targets(knowledge: Knowledge) -> None:
    """The targets of two years never meet; those of the plan's own year stand in its sections."""
    sections, offered = {s.id for s in knowledge.plan.sections}, [*knowledge.windows, *knowledge.schemes]
    for before, after in pairwise(knowledge.target_years):
        if before.period.end >= after.period.start:
            after.node.fail(f"the period begins before that of {before.node.file} ends")
    for schedule in knowledge.target_years:
        for kpi in schedule.kpis:
            if kpi.leading and kpi.leading not in offered:
                schedule.node.fail(
                    f"leading `{kpi.leading}` is no window or scheme. {did_you_mean(kpi.leading, offered)}"
                )
            if knowledge.plan.period.start in schedule.period and kpi.section not in sections:
                schedule.node.fail(
                    f"section `{kpi.section}` of `{kpi.id}` is not among the plan's `sections`"
                )


def _rules(knowledge: Knowledge, trees: Mapping[str, YamlNode], report: Report) -> None:
    """The rules of every stretch of time can be read, and rest on all that is declared."""
    used: set[str] = set()
    for day in knowledge.rules.boundaries():
        grammar = knowledge.rules.grammar(day)
        book = knowledge.rules.book(day, grammar)
        used |= grammar.used
        if not report.problems:
            _bands(knowledge, compile_rules(book))
    for id, node in trees["rules/parameters.yaml"].items():
        if id not in used:
            node.fail(f"parameter `{id}` is used by no rule")
    for id, node in trees["rules/conditions.yaml"].items():
        if id not in used:
            node.fail(f"condition `{id}` is used by no rule")
    _personas(knowledge)


def _bands(knowledge: Knowledge, ruleset: CompiledRules) -> None:
    """No threshold falls inside a quick reply."""
    for domain in ruleset.domains:
        declared = knowledge.facts[domain.fact.id]
        first, last = (int(str(domain.fact.values[i])) for i in (0, -1)) if declared.bands else (0, 0)
        covered = 0
        for band in declared.bands:
            bounds = parse_range(band, first, last)
            if bounds is None or not first <= bounds[0] <= bounds[1] <= last:
                declared.node.fail(f"band `{band}` is no range inside {first}..{last}")
                continue
            mask = domain.fact.mask(range(bounds[0], bounds[1] + 1))
            covered |= mask
            if domain.cells_touching(mask).bit_count() != 1:
                declared.node.fail(
                    f"a threshold falls inside the quick reply `{band}` of `{domain.fact.id}`. Cut the band there"
                )
        if declared.bands and covered != domain.fact.all_values:
            declared.node.fail(f"the quick replies of `{domain.fact.id}` leave some values out")


def _owed(knowledge: Knowledge, tree: YamlNode) -> None:
    """Each scheme, window and category that the plan owes exists, and each statement that owes a rule is cited."""
    cited = cited_by(knowledge)
    for statement in knowledge.plan.statements.values():
        if statement.owes in OWED_A_RULE and not cited[statement.id]:
            tree.fail(
                f"statement `{statement.id}` ({statement.section}) owes a {statement.owes}, but no rule cites it"
            )
        if statement.owes == "scheme" and statement.id not in knowledge.schemes:
            tree.fail(
                f"statement `{statement.id}` owes a scheme: rules/schemes/{statement.id}.yaml is missing"
            )


def _personas(knowledge: Knowledge) -> None:
    """Each persona has a window without any condition whose office can be called or visited."""
    for persona in PERSONAS:
        if persona not in knowledge.facts["persona"].fact.values:
            continue
        free = [
            t for t in knowledge.windows.values() if persona in t.personas and t.node.get("eligible") is None
        ]
        if not any(o.reachable for t in free for o in knowledge.offices[t.id].values()):
            knowledge.facts["persona"].node.fail(
                f"`{persona}` has no window without a condition that can be called or visited"
            )
