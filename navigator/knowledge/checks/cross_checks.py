"""What must hold across files: names that resolve, wording that is complete, citations that exist.

Each check reports problems with file and line; the loader raises them together.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from navigator.engine.decide.compiled_rules import CompiledRules, compile_rules
from navigator.knowledge.content.office_ref import OWN_TOWN, TOWN_HALL
from navigator.knowledge.content.offices import Office
from navigator.knowledge.content.wording import PERSONAS, FactWords, OutsideWords, Relay
from navigator.knowledge.files.problems import Report, did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.conditions import Grammar, parse_range
from navigator.knowledge.rules.facts import OUTSIDE, FactSpec
from navigator.knowledge.rules.rule_files import OFFICE_MODES, STEP_KEYS

from .citations import OWED_A_RULE, cited_by
from .figures import check_placeholders

NOT_SHOWN = "content/language/"
"""Words that people type."""


def cross_check(knowledge: Knowledge, trees: Mapping[str, YamlNode], report: Report) -> None:
    """Every check across files. `trees` holds each file read, by its path in the region's folder."""
    _references(knowledge)
    _ranks(knowledge)
    _office_modes(knowledge)
    _cites(knowledge, trees)
    _wording(knowledge, trees["content/facts.yaml"])
    _offices(knowledge)
    _wrong_numbers(knowledge, trees)
    _targets(knowledge)
    _owed(knowledge, trees["content/plan.yaml"])
    _town_pages(knowledge, trees)
    check_placeholders((tree for name, tree in trees.items() if not name.startswith(NOT_SHOWN)), knowledge.rules.parameters)
    if "persona" not in knowledge.facts:
        trees["rules/facts.yaml"].fail("the fact `persona` is missing: every conversation begins with who speaks")
    else:
        _rules(knowledge, trees, report)


def _town_pages(knowledge: Knowledge, trees: Mapping[str, YamlNode]) -> None:
    """Pages of municipalities have matters, and these are told in facts of the rules."""
    region = trees["content/region.yaml"]
    reach = knowledge.region.reach
    if "towns" in reach and not (knowledge.town_matters and knowledge.place_fact):
        way_out = "matters in content/town_pages.yaml, and a fact with `values_from: municipalities`"
        (region.get("reach") or region).fail(f"`towns` needs {way_out}")
    if "line" in reach and "towns" not in reach:
        (region.get("reach") or region).fail("`line` leads to the pages of towns. Write `towns` too")
    for matter in knowledge.town_matters:
        node = trees["content/town_pages.yaml"].get(matter.id) or region
        if "persona" not in matter.facts:
            node.fail("`persona` is missing among the facts: say who speaks")
        for fact, value in node.pairs("facts"):
            _fact_of_matter(fact, value, knowledge.facts)
        if matter.window and matter.window not in knowledge.windows:
            node.fail(f"window `{matter.window}` does not exist. {did_you_mean(matter.window, knowledge.windows)}")


def _fact_of_matter(fact: str, value: YamlNode, facts: Mapping[str, FactSpec]) -> None:
    spec = facts.get(fact)
    if spec is None:
        value.fail(f"fact `{fact}` is not declared in rules/facts.yaml. {did_you_mean(fact, facts)}")
    elif spec.is_place:
        value.fail(f"`{fact}` is told by the page itself: leave it out")
    elif value.text() not in spec.value_names:
        value.fail(f"`{value.text()}` is no value of `{fact}`. {did_you_mean(value.text(), spec.value_names)}")


def _references(knowledge: Knowledge) -> None:
    """`window`, `instead` and `then` name windows and schemes that exist."""
    windows, both = knowledge.windows, [*knowledge.windows, *knowledge.schemes]
    for text in knowledge.schemes.values():
        if text.window not in windows:
            text.node.fail(f"window `{text.window}` does not exist. {did_you_mean(text.window, windows)}")
    for text in (*windows.values(), *knowledge.schemes.values()):
        named = [node for _, entry in text.node.pairs("instead") for node in entry.list()]
        for node in (*named, *text.node.entries("then")):
            if node.text() not in both:
                node.fail(f"`{node.text()}` is no window or scheme. {did_you_mean(node.text(), both)}")


def _ranks(knowledge: Knowledge) -> None:
    for kind, ids in (("windows", knowledge.windows), ("schemes", knowledge.schemes)):
        for step in knowledge.rules.ranks.entries(kind):
            step.expect(STEP_KEYS, ("put", "cites"))
            for node in step.entries("put"):
                if node.text() not in ids:
                    node.fail(f"`{node.text()}` is none of the {kind}. {did_you_mean(node.text(), ids)}")
    for entry in knowledge.rules.ranks.entries("in_sight"):
        entry.expect(("for", "when", "cites", "interpretation"), ("cites",))


def _office_modes(knowledge: Knowledge) -> None:
    for text in knowledge.windows.values():
        mode = text.node.word("office", "all")
        if mode not in OFFICE_MODES:
            text.node.fail(f"office is found by one of {', '.join(OFFICE_MODES)}")
        if mode == "nearest" and not knowledge.place_fact:
            text.node.fail("the nearest office needs a fact with `values_from: municipalities`")


def _cites(knowledge: Knowledge, trees: Mapping[str, YamlNode]) -> None:
    """Every citation and source names a statement of the plan or a public source."""
    known = {*knowledge.plan.statements, *knowledge.sources}
    for key, node in _all_pairs(trees):
        for entry in node.list() if key in ("cites", "source") else ():
            if entry.text() not in known:
                way_out = did_you_mean(entry.text(), known)
                entry.fail(f"`{entry.text()}` is no statement of the plan and no source. {way_out}")
    for door in (door for concern in knowledge.concerns.values() for door in concern.doors):
        if not door.cites:
            door.node.fail(f"the door `{door.name}` cites nothing. Name the public source that says so")
    for text in (*knowledge.windows.values(), *knowledge.schemes.values()):
        if not text.cites:
            text.node.fail(f"`{text.id}` cites nothing. Every rule rests on the plan or a public source")


def _all_pairs(trees: Mapping[str, YamlNode]) -> Iterator[tuple[str, YamlNode]]:
    """Every key with its value, however deep."""
    for tree in trees.values():
        yield from _pairs(tree)


def _pairs(tree: YamlNode) -> Iterator[tuple[str, YamlNode]]:
    if isinstance(tree.value, dict):
        for key, node in tree.value.items():
            yield key, node
            yield from _pairs(node)
    elif isinstance(tree.value, list):
        for node in tree.value:
            yield from _pairs(node)


def _wording(knowledge: Knowledge, tree: YamlNode) -> None:
    """The wording of each fact names exactly its options and bands."""
    for id, spec in knowledge.facts.items():
        words, node = knowledge.fact_words.get(id), tree.get(id)
        if words is None or node is None:
            continue
        _option_wording(spec, words, node)
        _line_wording(spec, words, node)
        for key in ("unit", "alone", "years"):
            if node.get(key) and spec.fact.kind != "integer":
                node.fail(f"`{key}` is never shown: `{id}` is no number")
        if words.alone and "{value}" not in words.alone:
            node.fail("`alone` leaves out the number: write {value} where it stands")
        if set(spec.bands) != set(words.bands):
            node.fail(f"the bands differ from rules/facts.yaml: {', '.join({*spec.bands} ^ {*words.bands})}")


def _option_wording(spec: FactSpec, words: FactWords, node: YamlNode) -> None:
    if spec.is_place:
        options: tuple[str, ...] = (OUTSIDE,)
    else:
        options = () if spec.fact.kind == "integer" else spec.value_names
    for option in options:
        if option not in words.options:
            node.fail(f"the wording of `{option}` is missing")
    named = (("wording", words.options), ("short wording", words.short), ("`unprinted` names", words.unprinted))
    for kind, worded in named:
        for option in worded:
            if option not in options:
                way_out = did_you_mean(option, options)
                node.fail(f"{kind} of `{option}`, which is no value of `{spec.fact.id}`. {way_out}")


def _line_wording(spec: FactSpec, words: FactWords, node: YamlNode) -> None:
    """Lines to tick stand for all values of a fact but one: the one that is meant when none is ticked."""
    names = spec.value_names if spec.fact.kind == "one" and not spec.is_place else ()
    for value, _ in node.pairs("lines"):
        if value not in names:
            node.fail(f"lines of `{value}`, which is no value of `{spec.fact.id}`. {did_you_mean(value, names)}")
    if words.lines and len({*names} - {*words.lines}) != 1:
        node.fail("`lines` leaves out exactly one value: the one that is meant when no line is ticked")


def _offices(knowledge: Knowledge) -> None:
    windows = knowledge.windows
    for window in windows.values():
        if not knowledge.offices.get(window.id):
            window.node.fail(f"no office: content/offices/{window.id}.yaml is missing or empty")
            continue
        begun = min(office.valid.start for office in knowledge.offices[window.id].values())
        for day in knowledge.rules.boundaries():
            if day >= begun and day in window.valid and not knowledge.offices_on(window.id, day):
                window.node.fail(f"no office: content/offices/{window.id}.yaml has none on {day}")
    for window_id, offices in knowledge.offices.items():
        for office in offices.values():
            if window_id not in windows:
                way_out = did_you_mean(window_id, windows)
                office.node.fail(f"offices of `{window_id}`, which is no window. {way_out}")
            if office.at and office.at not in knowledge.municipalities:
                office.node.fail(f"it stands in `{office.at}`, which is no municipality")
            for id in office.relays_for:
                if id not in windows:
                    office.node.fail(f"relays_for `{id}`, which is no window. {did_you_mean(id, windows)}")
            if office.relay:
                _relay(knowledge, window_id, office.relay)
    for window_id, words in knowledge.window_words.items():
        if words.relay:
            _relay(knowledge, window_id, words.relay)
        if words.outside:
            _outside(knowledge, words.outside)
    for door in (door for concern in knowledge.concerns.values() for door in concern.doors):
        if door.relay:
            _telephone(knowledge, door.relay)


def _relay(knowledge: Knowledge, window: str, relay: Relay) -> None:
    if relay.callee.window == TOWN_HALL:
        _town_hall_relay(knowledge, window, relay)
        return
    office = _telephone(knowledge, relay)
    if office and window not in office.relays_for:
        relay.node.fail(
            f"the relay {relay.callee} does not put through to `{window}`. "
            "Name one whose `relays_for` has it, or the town hall"
        )


def _telephone(knowledge: Knowledge, relay: Relay) -> Office | None:
    """The office of a relay, None (and a problem) where it has no confirmed telephone."""
    office = knowledge.offices.get(relay.callee.window, {}).get(relay.callee.office)
    if office is None or not office.phone.confirmed_text:
        relay.node.fail(f"the relay {relay.callee} has no confirmed telephone. Name an office that has one")
        return None
    return office


def _town_hall_relay(knowledge: Knowledge, window: str, relay: Relay) -> None:
    code, towns = relay.callee.office, knowledge.municipalities
    words = knowledge.window_words.get(window)
    if code != OWN_TOWN and (code not in towns or not towns[code].phone.confirmed_text):
        way_out = did_you_mean(code, [*towns, OWN_TOWN])
        relay.node.fail(f"the town hall of `{code}` has no confirmed telephone. {way_out}")
    if not relay.ask and (words is None or words.town_hall is None):
        relay.node.fail(f"what to say at the town hall is missing: give `{window}` its `town_hall` in content/windows.yaml")


def _outside(knowledge: Knowledge, words: OutsideWords) -> None:
    lines = {line.id: line for line in knowledge.helplines}
    if words.helpline not in lines:
        way_out = did_you_mean(words.helpline, lines)
        words.node.fail(f"helpline `{words.helpline}` does not exist. {way_out}")
    elif not lines[words.helpline].phone.confirmed_text:
        words.node.fail(f"the helpline `{words.helpline}` has no confirmed telephone. Name one that has")


def _wrong_numbers(knowledge: Knowledge, trees: Mapping[str, YamlNode]) -> None:
    """A number that is known to be wrong stands nowhere in the content."""
    numbers = [number for number in knowledge.wrong_numbers if len(number) > 4]
    elsewhere = {name: tree for name, tree in trees.items() if name != "content/wrong_numbers.yaml"}
    for _, node in _all_pairs(elsewhere):
        for number in numbers if isinstance(node.value, str) else ():
            if number in node.value:
                node.fail(f"{number} is a known wrong number. Take it out")


def _targets(knowledge: Knowledge) -> None:
    """The targets of two years never meet; those of the plan's own year stand in its sections."""
    sections = {section.id for section in knowledge.plan.sections}
    leads = [*knowledge.windows, *knowledge.schemes]
    for before, after in pairwise(knowledge.target_years):
        if before.period.end >= after.period.start:
            after.node.fail(f"the period begins before that of {before.node.file} ends")
    for year in knowledge.target_years:
        for kpi in year.kpis:
            if kpi.leading and kpi.leading not in leads:
                way_out = did_you_mean(kpi.leading, leads)
                year.node.fail(f"leading `{kpi.leading}` is no window or scheme. {way_out}")
            if knowledge.plan.period.start in year.period and kpi.section not in sections:
                year.node.fail(f"section `{kpi.section}` of `{kpi.id}` is not among the plan's `sections`")


def _rules(knowledge: Knowledge, trees: Mapping[str, YamlNode], report: Report) -> None:
    """The rules of every stretch of time can be read, and rest on all that is declared."""
    used: set[str] = set()
    for day in knowledge.rules.boundaries():
        grammar = knowledge.rules.grammar(day)
        source = knowledge.rules.source_on(day, grammar)
        _word_conditions(knowledge, grammar)
        used |= grammar.used
        if not report.problems:
            _bands(knowledge, compile_rules(source))
    for kind in ("parameter", "condition"):
        for id, node in trees[f"rules/{kind}s.yaml"].items():
            if id not in used:
                node.fail(f"{kind} `{id}` is used by no rule")
    _personas(knowledge)


def _word_conditions(knowledge: Knowledge, grammar: Grammar) -> None:
    """The conditions of words, of doors outside the plan and of helplines can be read like those of rules."""
    variants = (variant.when for words in knowledge.window_words.values() for variant in words.variants)
    of_doors = (when for concern in knowledge.concerns.values() for when in concern.conditions if when)
    of_lines = (line.in_sight_for for line in knowledge.helplines if line.in_sight_for)
    for when in (*variants, *of_doors, *of_lines):
        grammar.condition(when)


def _bands(knowledge: Knowledge, rules: CompiledRules) -> None:
    """The quick replies cover all values, and no threshold falls inside one."""
    for domain in rules.domains:
        fact, spec = domain.fact, knowledge.facts[domain.fact.id]
        if not spec.bands:
            continue
        first, last = spec.bounds
        covered = 0
        for band in spec.bands:
            bounds = parse_range(band, first, last)
            if bounds is None or not first <= bounds[0] <= bounds[1] <= last:
                spec.node.fail(f"band `{band}` is no range inside {first}..{last}")
                continue
            mask = fact.mask(range(bounds[0], bounds[1] + 1))
            covered |= mask
            if domain.cells_touching(mask).bit_count() != 1:
                spec.node.fail(f"a threshold falls inside the quick reply `{band}` of `{fact.id}`. Cut the band there")
        if covered != fact.all_values:
            spec.node.fail(f"the quick replies of `{fact.id}` leave some values out")


def _owed(knowledge: Knowledge, tree: YamlNode) -> None:
    """Each scheme that the plan owes cites its statement, whatever it is called, and each statement that owes a rule is cited by one."""
    citing = cited_by(knowledge)
    for statement in knowledge.plan.statements.values():
        id = statement.id
        if statement.owes in OWED_A_RULE and not citing[id]:
            tree.fail(f"statement `{id}` ({statement.section}) owes a {statement.owes}, but no rule cites it")
        if statement.owes == "scheme" and not any(rule.startswith("scheme ") for rule in citing[id]):
            tree.fail(f"statement `{id}` owes a scheme: rules/schemes/{id}.yaml is missing, and no other scheme cites it")


def _personas(knowledge: Knowledge) -> None:
    """Each persona has a window without any condition whose office can be called or visited."""
    spec = knowledge.facts["persona"]
    for persona in PERSONAS:
        if persona not in spec.value_names:
            continue
        open_to_all = [
            text for text in knowledge.windows.values()
            if persona in text.personas and text.node.get("eligible") is None
        ]  # fmt: skip
        offices = [office for text in open_to_all for office in knowledge.offices.get(text.id, {}).values()]
        if not any(office.reachable for office in offices):
            spec.node.fail(f"`{persona}` has no window without a condition that can be called or visited")
