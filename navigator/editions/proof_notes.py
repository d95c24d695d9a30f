"""What a proof tells beside faults: translations that a draft leaves behind, what runs out, what nobody has confirmed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.checks.figures import figures_in_prose
from navigator.knowledge.checks.validity import DueState, due, unverified
from navigator.knowledge.files.catalogs import read_catalog
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.translatable_texts import OFFICIAL, texts_in
from navigator.knowledge.knowledge import Knowledge

from .edition_files import file_names, own_text

VALUES = {"phone": "電話", "hours": "時間", "address": "住所", "page": "ページ", "url": "ページ"}
DUE: dict[DueState, str] = {
    "over": "{name}は、{day}で終わっています。", "not yet": "{name}は、{day}からです。", "ends": "{name}は、{day}までです。",
    "begins": "{name}は、{day}に始まります。",
}  # fmt: skip


@dataclass(frozen=True)
class ComparedFiles:
    """A region as it is, or as a draft has it: its files, and what they say."""

    files: RegionFiles
    knowledge: Knowledge


def untranslated(old: ComparedFiles, new: ComparedFiles) -> list[tuple[str, str, list[str]]]:
    """The texts that only the new files have and that some languages lack: (file, text, languages)."""
    changed = [name for name in _every_name(old, new) if own_text(old.files, name) != own_text(new.files, name)]
    before = {text for name in changed for text in _texts(old.files, name)}
    added = {text: name for name in changed for text in _texts(new.files, name) if text not in before}
    lacking: dict[str, list[str]] = {text: [] for text in added}
    for lang in new.knowledge.region.languages[1:] if added else ():
        known = read_catalog(_catalogs(new.files), lang, "region").texts
        for text in added:
            if text not in known:
                lacking[text].append(lang)
    return [(name, text, lacking[text]) for text, name in added.items() if lacking[text]]


def _every_name(old: ComparedFiles, new: ComparedFiles) -> list[str]:
    return sorted({*file_names(old.files), *file_names(new.files)})


def _catalogs(files: RegionFiles) -> Path:
    return files.folder / "content/locale"


def _texts(files: RegionFiles, name: str) -> Iterator[str]:
    """What translators are given of a file; official names and the like stay as they are everywhere."""
    if files.has(name):
        for _, _, text, comments in texts_in(name, files.content(name)):
            if OFFICIAL not in comments:
                yield text if isinstance(text, str) else text[0]


def remarks(old: Knowledge, new: Knowledge, day: date, t: Translator) -> list[str]:
    """What runs out or begins within 90 days, and new values that nobody has confirmed."""
    before = {*unverified(old)}
    unconfirmed = [value for value in unverified(new) if value not in before]
    return [
        *(t(DUE[each.state]).format(name=_name(each.about, new, t), day=t.year(each.day)) for each in due(new, day)),
        *(t("「{name}」は、まだ確認されていません。").format(name=_value_name(value, new, t)) for value in unconfirmed),
    ]


def figures_said(old: ComparedFiles, new: ComparedFiles, day: date) -> list[str]:
    """The texts that say in digits or words what a number of the rules says, or said before the draft."""
    parameters = new.knowledge.rules.parameters
    before = ((id, value) for id, value in old.knowledge.rules.parameter_values_on(day) if id in parameters)
    every = dict.fromkeys((*new.knowledge.rules.parameter_values_on(day), *before))
    return figures_in_prose(new.files, parameters, tuple(every))


def _value_name(value: str, knowledge: Knowledge, t: Translator) -> str:
    """A value that nobody has confirmed, by the name of the office, town or helpline that it is of."""
    of, field, _ = value.rsplit(" ", 2)
    kind, _, id = of.partition(" ")
    if kind == "helpline":
        named = next((line.name for line in knowledge.helplines if line.id == id), id)
    elif kind == "municipality":
        named = knowledge.municipalities[id].name if id in knowledge.municipalities else id
    else:
        window, _, office = of.partition("/")
        named = knowledge.offices[window][office].name if office in knowledge.offices.get(window, {}) else of
    return f"{named} {t(VALUES[field])}" if field in VALUES else of


def _name(about: str, knowledge: Knowledge, t: Translator) -> str:
    """A due thing as officers call it."""
    kind, _, id = about.partition(" ")
    if about == "the plan":
        return t("計画")
    if kind == "parameter":
        return t("「{name}」の数").format(name=_parameter_name(id, knowledge))
    if kind == "office":
        window, _, office = id.partition("/")
        return f"「{knowledge.offices[window][office].name}」"
    names = {window: words.name for window, words in knowledge.window_words.items()} if kind != "scheme" else {}
    names = {scheme: words.name for scheme, words in knowledge.scheme_words.items()} | names
    if kind in ("window", "scheme"):
        return f"「{names.get(id, id)}」"
    id = about.partition(":")[0]
    return t("「{name}」で窓口が決めるという決まり").format(name=names.get(id, id))


def _parameter_name(about: str, knowledge: Knowledge) -> str:
    id, _, value = about.partition(" = ")
    parameter = knowledge.rules.parameters.get(id)
    called, unit = (parameter.title, parameter.unit) if parameter else (id, "")
    return f"{called}（{value}{unit}）" if value else called
