"""What officers confirmed: contact values with source and day, which replace those of a region's offices.

The same code reads a confirmation whether it stands in content/confirmed.yaml or comes from the staff pages.
"""

import json
import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import yaml

from navigator.knowledge.content.confirmation import Confirmation, UnreadableConfirmation
from navigator.knowledge.content.offices import OFFICE_VALUES, Office
from navigator.knowledge.content.sourced_value import (
    UNKNOWN_VALUE,
    SourcedValue,
    is_phone,
    read_phone,
    read_value,
)
from navigator.knowledge.files.problems import Report, did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode, yaml_tree

from .knowledge import Knowledge
from .official_pages import is_office_phone, page_fault

FILE = "content/confirmed.yaml"
NEEDED = ("office", "field", "value", "source", "checked_on")
KEYS = (*NEEDED, "closed", "evidence")
HIDDEN_KEYS = ("office", "field", "hidden", "checked_on")

Offices = Mapping[str, Mapping[str, Office]]
log = logging.getLogger(__name__)


def with_confirmations(
    offices: Offices, entries: Iterable[YamlNode], wrong_numbers: Mapping[str, str]
) -> dict[str, dict[str, Office]]:
    """The offices with the values of these entries. An entry that fits no office is a problem at its line."""
    confirmed = {window: dict(of_window) for window, of_window in offices.items()}
    for entry in entries:
        _set_value(confirmed, entry, wrong_numbers)
    return confirmed


def _set_value(
    offices: dict[str, dict[str, Office]], entry: YamlNode, wrong_numbers: Mapping[str, str]
) -> None:
    if is_hidden := entry.get("hidden") is not None:
        entry.expect(HIDDEN_KEYS, HIDDEN_KEYS)
    else:
        entry.expect(KEYS, NEEDED)
    window, _, id = entry.word("office").partition("/")
    office, field = offices.get(window, {}).get(id), entry.word("field")
    if field not in OFFICE_VALUES:
        entry.fail(f"`{field}` cannot be confirmed here. {did_you_mean(field, OFFICE_VALUES)}")
        return
    if office is None:
        known = [f"{window}/{id}" for window, of_window in offices.items() for id in of_window]
        entry.fail(f"there is no office `{entry.word('office')}`. {did_you_mean(entry.word('office'), known)}")
        return
    shown = UNKNOWN_VALUE if is_hidden else _value(entry, field, wrong_numbers)
    value = _with_remarks(getattr(office, field), shown)
    offices[window][id] = replace(office, **{field: value})  # type: ignore[arg-type]


def _value(entry: YamlNode, field: str, wrong_numbers: Mapping[str, str]) -> SourcedValue:
    parts = {key: part for key in ("value", "closed", "source", "checked_on") if (part := entry.get(key))}
    node = replace(entry, value=parts | {"status": replace(entry, value="confirmed")})
    return read_phone(node, wrong_numbers) if field == "phone" else read_value(node)


def _with_remarks(before: SourcedValue, value: SourcedValue) -> SourcedValue:
    """With the extension and the notes of the value before, where these were written for the same number."""
    if before.text != value.text:
        return value
    return replace(value, note=before.note, extension=before.extension, more=before.more)


def apply_confirmations(knowledge: Knowledge, confirmations: Iterable[Confirmation]) -> Knowledge:
    """The knowledge with these confirmations. One that cannot be read or no longer fits is logged and left out."""
    offices: Offices = knowledge.contact_offices
    for confirmation in confirmations:
        report = Report()
        confirmed = _apply(offices, confirmation, knowledge, report)
        if report.problems:
            what = f"{confirmation.office} {confirmation.field}"
            log.warning("confirmation of %s left out: %s", what, "; ".join(p.text for p in report.problems))
        else:
            offices = confirmed
    return knowledge.with_contacts(offices)


def confirmation_faults(knowledge: Knowledge, confirmation: Confirmation, more_hosts: Collection[str] = ()) -> list[str]:
    """What is wrong with a confirmation, in one word each. Pages may stand on `more_hosts` too.

    office, phone, wrong_number, office_phone, page, page_host, hours, source, value.
    """
    if confirmation.field == "phone":
        if not is_phone(confirmation.value):
            return ["phone"]
        if confirmation.value in knowledge.wrong_numbers:
            return ["wrong_number"]
        if not is_office_phone(confirmation.value):
            return ["office_phone"]
    if confirmation.field == "page" and (fault := page_fault(knowledge, confirmation.value, more_hosts)):
        return [fault]
    if confirmation.source not in knowledge.sources:
        return ["source"]
    report = Report()
    offices = knowledge.contact_offices
    _apply(offices, confirmation, knowledge, report)
    if not report.problems:
        return []
    window, _, id = confirmation.office.partition("/")
    if id not in offices.get(window, {}):
        return ["office"]
    return ["hours" if confirmation.field == "hours" else "value"]


def _apply(offices: Offices, confirmation: Confirmation, knowledge: Knowledge, report: Report) -> Offices:
    try:
        entry = yaml_tree(confirmation.as_entry(), FILE, report)
    except UnreadableConfirmation as error:
        report.add(FILE, 1, f"cannot be read: {error}")
        return offices
    return with_confirmations(offices, [entry], knowledge.wrong_numbers)


def is_readable(confirmation: Confirmation) -> bool:
    """Whether this program knows the field and the format of the value, whatever the region."""
    if confirmation.field not in OFFICE_VALUES:
        return False
    if confirmation.hidden:
        return True
    report = Report()
    try:
        entry = yaml_tree(confirmation.as_entry(), FILE, report)
    except UnreadableConfirmation:
        return False
    _value(entry, confirmation.field, wrong_numbers={})
    return not report.problems


def read_confirmation(entry: YamlNode) -> Confirmation:
    """The confirmation of an entry that has been validated."""
    if entry.get("hidden") is not None:
        day = date.fromisoformat(entry.word("checked_on"))
        return Confirmation(entry.word("office"), entry.word("field"), "", "", day, hidden=True)
    if entry.word("field") == "hours":
        hours = {key: _plain(part) for key in ("value", "closed") if (part := entry.get(key))}
        value = json.dumps(hours, ensure_ascii=False)
    else:
        value = entry.word("value")
    return Confirmation(
        office=entry.word("office"),
        field=entry.word("field"),
        value=value,
        source=entry.word("source"),
        checked_on=date.fromisoformat(entry.word("checked_on")),
        evidence=entry.word("evidence"),
    )


def _plain(node: YamlNode) -> Any:
    if isinstance(node.value, dict):
        return {key: _plain(part) for key, part in node.value.items()}
    return [_plain(part) for part in node.value] if isinstance(node.value, list) else node.value


def confirmations_yaml(confirmations: Iterable[Confirmation]) -> str:
    """The text of a content/confirmed.yaml with these confirmations."""
    entries = [confirmation.as_entry() for confirmation in confirmations]
    return yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=1000)
