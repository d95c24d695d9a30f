"""From what is wrong with a draft to the form of the record, parameter or condition that it is about."""

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from navigator.dialogue.wording.translation import Translator
from navigator.editions.conditions.condition_places import condition_files, node_at, places_in, tree_of_file
from navigator.editions.parameter_change import FILE, parameters_of
from navigator.editions.records.record_files import RecordFiles
from navigator.editions.records.record_places import keys_at, last_line, place_of
from navigator.web.staff.editions.file_words import file_words
from navigator.web.staff.editions.problem_words import FoundProblem

_QUOTED = re.compile("「([^「」]+)」")


def linked(problems: Sequence[FoundProblem], files: RecordFiles, edition: int, t: Translator) -> list[FoundProblem]:
    """Each problem with its record and field by their names, what its file is called, and a link to these, where a form has them."""
    told, titles = [], files.choices("services") if problems else {}
    for each in problems:
        place, link = _place(each, files, t)
        words, meaning = file_words(each.file, files, t), _QUOTED.sub(lambda name: f"「{titles.get(name[1], name[1])}」", each.meaning)
        told.append(replace(each, meaning=meaning, place=place, link=f"/staff/editions/{edition}/{link}" if link else "", words=words))
    return told


def _place(problem: FoundProblem, files: RecordFiles, t: Translator) -> tuple[str, str]:
    if problem.file == FILE:
        return _parameter(problem.line, files, t)
    place = place_of(files, problem.file, problem.line) if problem.line else None
    if condition := _condition(problem, files):
        words = t("{kind}「{name}」の条件").format(kind=place.record.kind.title, name=place.record.title) if place else t("決まりの条件")
        return words, condition
    if place is None:
        return "", ""
    kind, record = place.record.kind, place.record
    words = t("{kind}「{name}」の「{field}」") if place.label else t("{kind}「{name}」")
    anchor = f"#{place.field}-field" if place.field else ""
    return words.format(kind=kind.title, name=record.title, field=place.label), f"records/{kind.id}/{record.id}{anchor}"


def _condition(problem: FoundProblem, files: RecordFiles) -> str:
    """The form of the condition that a line stands in, "" for none."""
    if problem.file not in condition_files(files.files):
        return ""
    tree = tree_of_file(problem.file, files.files)
    for place in places_in(problem.file, tree):
        node = node_at(tree, place.way)
        if node is not None and node.start_mark.line < problem.line <= last_line(node):
            return f"condition?file={quote(place.file)}&at={quote(place.at)}"
    return ""


def _parameter(line: int, files: RecordFiles, t: Translator) -> tuple[str, str]:
    text = files.text(FILE)
    id = next(iter(keys_at(text, line)), "")
    parameter = (parameters_of(text) or {}).get(id)
    return (t("決まりの数「{name}」").format(name=parameter.title), f"parameters#{id}") if parameter else ("", "")
