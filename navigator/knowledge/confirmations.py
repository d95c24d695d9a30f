"""What officers confirmed: values with source and day, laid over the offices of a region.

A confirmation is read by the same code whether it stands in content/confirmed.yaml or comes from the staff pages.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import yaml

from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.content.offices import OFFICE_VALUES, Office
from navigator.knowledge.content.sourced_value import SourcedValue, is_phone, read_phone, read_value
from navigator.knowledge.files.problems import Report, did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode, yaml_tree
from navigator.knowledge.knowledge import Knowledge

FILE = "content/confirmed.yaml"
NEEDED = ("office", "field", "value", "source", "checked_on")
KEYS = (*NEEDED, "closed", "evidence")

Offices = Mapping[str, Mapping[str, Office]]




def with_confirmations(
    offices: Offices, tree: YamlNode, wrong: Mapping[str, str]
) -> dict[str, dict[str, Office]]:
    """The offices with the values that officers confirmed."""
    found = {window: dict(places) for window, places in offices.items()}
    for node in tree.list() if isinstance(tree.value, list) else ():
        _with_entry(found, node, wrong)
    return found


def _with_entry(found: dict[str, dict[str, Office]], node: YamlNode, wrong: Mapping[str, str]) -> None:
    node.expect(KEYS, NEEDED)
    window, _, id = node.word("office").partition("/")
    office, field = found.get(window, {}).get(id), node.word("field")
    if field not in OFFICE_VALUES:
        node.fail(f"`{field}` cannot be confirmed here. {did_you_mean(field, OFFICE_VALUES)}")
        return
    if office is None:
        known = [f"{window}/{id}" for window, places in found.items() for id in places]
        node.fail(f"there is no office `{node.word('office')}`. {did_you_mean(node.word('office'), known)}")
        return
    value = _value(node, field, wrong)
    found[window][id] = replace(office, **{field: _kept(getattr(office, field), value)})  # type: ignore[arg-type]


def _value(node: YamlNode, field: str, wrong: Mapping[str, str]) -> SourcedValue:
    assert isinstance(node.value, dict)
    parts = {
        key: part for key, part in node.value.items() if key in ("value", "closed", "source", "checked_on")
    }
    plain = YamlNode(node.file, node.line, "confirmed", node.report)
    entry = YamlNode(node.file, node.line, parts | {"status": plain}, node.report)
    return read_phone(entry, wrong) if field == "phone" else read_value(entry)


def _kept(before: SourcedValue, now: SourcedValue) -> SourcedValue:
    """An extension and a note belong to the number they were written for, and go with it."""
    if before.text != now.text:
        return now
    return replace(now, note=before.note, extension=before.extension, more=before.more)


def apply_confirmations(knowledge: Knowledge, found: Iterable[Confirmation]) -> "Knowledge":
    """The knowledge with these confirmations over its own. One that no longer fits the files is left out."""
    offices: Offices = knowledge.offices
    for one in found:
        report = Report()
        laid = _apply(offices, one, knowledge, report)
        offices = offices if report.problems else laid
    return replace(knowledge, rules=replace(knowledge.rules, offices=offices))


def confirmation_faults(knowledge: Knowledge, one: Confirmation) -> list[str]:
    """What is wrong with a confirmation, in one word each: office, phone, wrong_number, page, hours, source, value."""
    if one.field == "phone":
        if not is_phone(one.value):
            return ["phone"]
        if one.value in knowledge.wrong_numbers:
            return ["wrong_number"]
    if one.field == "page" and not one.value.startswith(("https://", "http://")):
        return ["page"]
    if one.source not in knowledge.sources:
        return ["source"]
    report = Report()
    _apply(knowledge.offices, one, knowledge, report)
    if not report.problems:
        return []
    window, _, id = one.office.partition("/")
    if id not in knowledge.offices.get(window, {}):
        return ["office"]
    return ["hours" if one.field == "hours" else "value"]


def _apply(offices: Offices, one: Confirmation, knowledge: Knowledge, report: Report) -> Offices:
    return with_confirmations(offices, yaml_tree([one.as_entry()], FILE, report), knowledge.wrong_numbers)


def confirmations_from(found: Iterable[YamlNode]) -> list[Confirmation]:
    """The confirmations of a file, as values."""
    return [_confirmation(node) for node in found]


def _confirmation(node: YamlNode) -> Confirmation:
    value = node.get("value")
    text = node.word("value") if value is not None and isinstance(value.value, str) else ""
    if node.word("field") == "hours":
        parts = {key: _plain(part) for key in ("value", "closed") if (part := node.get(key)) is not None}
        text = json.dumps(parts, ensure_ascii=False)
    day = date.fromisoformat(node.word("checked_on"))
    return Confirmation(
        node.word("office"), node.word("field"), text, node.word("source"), day, node.word("evidence")
    )


def _plain(node: YamlNode) -> Any:
    if isinstance(node.value, dict):
        return {key: _plain(part) for key, part in node.value.items()}
    return [_plain(part) for part in node.value] if isinstance(node.value, list) else node.value


def confirmations_yaml(found: Iterable[Confirmation]) -> str:
    """The file content/confirmed.yaml with these confirmations."""
    entries = [one.as_entry() for one in found]
    return yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=1000)
