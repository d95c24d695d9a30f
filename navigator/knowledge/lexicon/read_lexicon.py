"""The lexicon: general words of the languages and a region's own, from YAML, with every problem at its line.

The general files (`content/language/general/`) know no region and ship with the software; a region adds to them with
files of the same names in its own `content/language/`, and tells its places and the names of its windows and schemes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from navigator.knowledge.content.offices import Municipality
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.files.problems import Report, did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode, read_yaml
from navigator.knowledge.rules.facts import FactSpec
from navigator.language.extraction.place_names import NO_PLACE
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import fold, spaced
from navigator.language.text.pattern import SIGNS, compile_pattern
from navigator.language.text.words import Sense, Word
from navigator.language.topics import TOPICS
from navigator.language.understanding import CRISES
from navigator.paths import ROOT

GENERAL, OWN = "content/language/general", "content/language"
LEVELS = ("certain", "possible")


@dataclass(frozen=True)
class LexiconContext:
    """What words may name: facts, places, and the windows and schemes with the names they are shown by."""

    facts: Mapping[str, FactSpec]
    places: Mapping[str, Municipality]
    windows: Mapping[str, Iterable[str]]
    schemes: Mapping[str, Iterable[str]]
    ranks: YamlNode


@dataclass(frozen=True)
class LexiconEntry:
    """A word as it stands in a file."""

    text: str
    sense: Sense
    node: YamlNode


def read_lexicon(folder: Path, known: LexiconContext, report: Report) -> Lexicon:
    """The general words and the region's own. What is wrong is noted in the report."""
    root = folder if (folder / GENERAL).is_dir() else ROOT
    written = [*_files(root, GENERAL, None, report), *_files(folder, OWN, known, report)]
    _shadows(written)
    facts = {id: declared.fact for id, declared in known.facts.items()}
    return Lexicon(
        words=(
            *_words([w for w in written if w.sense.kind != "follows"]),
            *_place_names(known),
            *_thing_names(known),
        ),
        places=_readings(known),
        facts={id: fact.options or tuple(str(v) for v in fact.values) for id, fact in facts.items()},
        numbers={
            id: (int(str(fact.values[0])), int(str(fact.values[-1])))
            for id, fact in facts.items()
            if fact.kind == "integer"
        },
        ages={
            persona: id
            for id, d in known.facts.items()
            if d.node.word("reads") == "age"
            for persona in d.asked_of
        },
        place=next((id for id, d in known.facts.items() if d.node.word("values_from")), ""),
        jobless=next((id for id, d in known.facts.items() if d.node.word("reads") == "jobless"), ""),
        beside=frozenset(pair for declared in known.facts.values() for pair in declared.time_companions),
        alarms=dict(_alarms(known.ranks)),
        several=frozenset(id for id, fact in facts.items() if fact.kind == "several"),
        asked_of={id: declared.asked_of for id, declared in known.facts.items()},
        follows=tuple((w.text, w.sense.id, w.sense.value) for w in written if w.sense.kind == "follows"),
    )


def _alarms(ranks: YamlNode) -> Iterator[tuple[str, tuple[str, str]]]:
    """Of each alarm the answer that raises it, where one answer alone does."""
    steps = ranks.get("urgent")
    for step in steps.list() if steps else ():
        when = step.get("when")
        wanted = list(when.items()) if when else []
        if len(wanted) == 1 and isinstance(wanted[0][1].value, str):
            yield step.word("kind"), (wanted[0][0], wanted[0][1].text())


def _files(root: Path, folder: str, known: LexiconContext | None, report: Report) -> Iterator[LexiconEntry]:
    """The words of each file of a folder; `known` is None for general files, which may name what a region lacks."""
    for path in sorted((root / folder).glob("*.yaml")):
        key = (path.relative_to(root).as_posix(), path.read_bytes())
        if known is None and key in _PARSED_GENERAL_FILES:
            yield from (
                LexiconEntry(text, sense, YamlNode(key[0], line, text, report)) for text, sense, line in _PARSED_GENERAL_FILES[key]
            )
            continue
        before = len(report.problems)
        tree = read_yaml(path, root, report)
        read = READERS.get(path.stem)
        if read is None:
            tree.fail(f"`{path.name}` is no file of the lexicon. {did_you_mean(path.stem, READERS)}")
            continue
        found = list(read(tree, known))
        if known is None and len(report.problems) == before:
            _PARSED_GENERAL_FILES[key] = [(entry.text, entry.sense, entry.node.line) for entry in found]
        yield from found


_PARSED_GENERAL_FILES: dict[
    tuple[str, bytes], list[tuple[str, Sense, int]]
] = {}  # general files already read without a problem


def _danger(tree: YamlNode, _: LexiconContext | None) -> Iterator[LexiconEntry]:
    """Words of danger, by what is in danger; each group has its level and says why."""
    tree.expect(CRISES)
    for crisis, node in tree.items():
        for group in node.list():
            group.expect(("words", "level", "why"), ("words", "level", "why"))
            if not group.word("why"):
                group.fail("`why` is empty. Say in a few words why this is a sign of danger")
            if group.word("level") not in LEVELS:
                group.fail(
                    f"level `{group.word('level')}` is not known. {did_you_mean(group.word('level'), LEVELS)}"
                )
            yield from _group(group, Sense("danger", crisis, group.word("level")))


def _calm(tree: YamlNode, _: LexiconContext | None) -> Iterator[LexiconEntry]:
    """Words that make a sign of danger less certain (never silent), by what they are; each group says why."""
    tree.expect(CALMS)
    for kind, node in tree.items():
        for group in node.list():
            group.expect(("words", "why"), ("words", "why"))
            yield from _group(group, Sense("calm", kind))


def _group(group: YamlNode, sense: Sense) -> Iterator[LexiconEntry]:
    words = group.get("words")
    for node in words.list() if words else ():
        yield LexiconEntry(node.text(), sense, node)


def _listed(kind: str, valid: Callable[[LexiconContext | None], Iterable[str] | None]) -> "EntryReader":
    """A reader of a file that lists words under ids."""

    def read(tree: YamlNode, known: LexiconContext | None) -> Iterator[LexiconEntry]:
        ids = valid(known)
        for id, node in tree.items():
            if ids is not None and id not in ids:
                node.fail(f"`{id}` is not known here. {did_you_mean(id, ids)}")
            for word in node.list():
                yield LexiconEntry(word.text(), Sense(kind, id), word)

    return read


def _answers(tree: YamlNode, known: LexiconContext | None) -> Iterator[LexiconEntry]:
    """Words that are an answer: fact -> value -> words."""
    for id, node in tree.items():
        declared = known.facts.get(id) if known else None
        if known and declared is None:
            node.fail(f"fact `{id}` is not declared. {did_you_mean(id, known.facts)}")
        for value, words in node.items():
            if declared and declared.fact.kind != "integer":
                valid = declared.fact.options or tuple(str(v) for v in declared.fact.values)
                if value not in valid:
                    words.fail(f"`{value}` is no value of `{id}`. {did_you_mean(value, valid)}")
            for word in words.list():
                yield LexiconEntry(word.text(), Sense("fact", id, value), word)


def _follows(tree: YamlNode, known: LexiconContext | None) -> Iterator[LexiconEntry]:
    """What a topic says by itself: topic -> fact -> value."""
    for topic, node in tree.items():
        if topic not in TOPICS:
            node.fail(f"topic `{topic}` is not known. {did_you_mean(topic, TOPICS)}")
        for fact, value in node.items():
            if known and fact not in known.facts:
                value.fail(f"fact `{fact}` is not declared. {did_you_mean(fact, known.facts)}")
            yield LexiconEntry(topic, Sense("follows", fact, value.text()), value)


def _people(tree: YamlNode, _: LexiconContext | None) -> Iterator[LexiconEntry]:
    """Words that tell who speaks or of whom: persona -> role -> words."""
    tree.expect(PERSONAS)
    for persona, node in tree.items():
        for role, words in node.items():
            for word in words.list():
                yield LexiconEntry(word.text(), Sense("who", persona, role), word)


def _names(tree: YamlNode, known: LexiconContext | None) -> Iterator[LexiconEntry]:
    """Other names of windows and schemes."""
    tree.expect(("windows", "schemes"))
    for kind, ids in (
        ("window", known.windows if known else None),
        ("scheme", known.schemes if known else None),
    ):
        part = tree.get(f"{kind}s")
        for id, node in part.items() if part else ():
            if ids is not None and id not in ids:
                node.fail(f"`{id}` is no {kind}. {did_you_mean(id, ids)}")
            for word in node.list():
                yield LexiconEntry(word.text(), Sense(kind, id), word)


EntryReader = Callable[[YamlNode, LexiconContext | None], Iterator[LexiconEntry]]
KINDS = {"市": ("し",), "町": ("まち", "ちょう"), "村": ("むら", "そん"), "区": ("く",)}
CALMS = ("degree", "denial", "past", "subject", "other")
READERS: Mapping[str, EntryReader] = {
    "danger": _danger,
    "calm": _calm,
    "answers": _answers,
    "people": _people,
    "follows": _follows,
    "replies": _listed("reply", lambda _: ("yes", "no", "unknown")),
    "names": _names,
    "topics": _listed("topic", lambda _: TOPICS),
    "questions": _listed("ask", lambda _: None),
    "numbers": _listed("number", lambda _: None),
    "places": _listed("place", lambda known: (*known.places, *NO_PLACE) if known else NO_PLACE),
}


def _words(written: list[LexiconEntry]) -> list[Word]:
    """The words; those that cannot be read, or stand there already, are noted."""
    found: list[Word] = []
    seen: dict[tuple[str, str, str], LexiconEntry] = {}
    for entry in written:
        try:
            compile_pattern(entry.text)
        except ValueError as error:
            entry.node.fail(f"`{entry.text}` cannot be read: {error}")
            continue
        place = (entry.sense.kind, entry.sense.id, fold(entry.text))
        if entry.sense.kind in ("fact", "place"):
            place = (entry.sense.kind, entry.sense.id if entry.sense.kind == "fact" else "", fold(entry.text))
        twin = seen.setdefault(place, entry)
        if twin is entry:
            found.append(Word(entry.text, entry.sense))
        else:
            entry.node.fail(f"`{entry.text}` stands already in {twin.node.file}:{twin.node.line}. Keep one")
    return found


def _shadows(written: list[LexiconEntry]) -> None:
    """A plain word that holds a shorter one of the same sense is never needed: it is noted."""
    plain: dict[Sense, list[LexiconEntry]] = {}
    for entry in written:
        if not any(sign in entry.text for sign in SIGNS) and entry.text:
            plain.setdefault(entry.sense, []).append(entry)
    for entries in plain.values():
        for entry in entries:
            whole = entry.text
            if spaced(whole[0]):
                continue
            short = next((e for e in entries if e.text != whole and e.text in whole), None)
            if short:
                entry.node.fail(
                    f"`{entry.text}` is never needed: `{short.text}` stands in it. Keep the shorter"
                )


def _place_names(known: LexiconContext) -> Iterator[Word]:
    """The municipalities as written, in kana and in Latin letters, with and without their kind."""
    for code, place in known.places.items():
        names = [place.name, place.name[:-1], place.kana, _without_kind(place), place.romaji]
        names.append(_without_kind(place) + place.name[-1])
        for name in dict.fromkeys(name for name in names if len(name) > 1):
            yield Word(_literal(name), Sense("place", code))


def _without_kind(place: Municipality) -> str:
    """The kana without そん, まち, し …"""
    for kind, sounds in KINDS.items():
        for sound in sounds if place.name.endswith(kind) else ():
            if place.kana.endswith(sound):
                return place.kana[: -len(sound)]
    return place.kana


def _readings(known: LexiconContext) -> dict[str, str]:
    """The municipalities by sound, for spelling that is nearly right; a name that two share tells neither."""
    found: dict[str, set[str]] = {}
    for code, place in known.places.items():
        for name in (place.name, _without_kind(place), place.romaji):
            if name and len(name) > (5 if spaced(name[0]) else 2):
                found.setdefault(fold(name), set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def _thing_names(known: LexiconContext) -> Iterator[Word]:
    """Windows and schemes by the names they are shown with."""
    for kind, things in (("window", known.windows), ("scheme", known.schemes)):
        for id, names in things.items():
            for name in names:
                if len(fold(name)) > 2:
                    yield Word(_literal(name), Sense(kind, id, "name"))


def _literal(name: str) -> str:
    """A name as a word: what is a sign in a word is a space in a name."""
    return "".join(" " if letter in SIGNS else letter for letter in fold(name))
