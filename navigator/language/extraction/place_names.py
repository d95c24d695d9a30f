"""Which municipality a line names, by any of its names; what only looks like one is left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import Line, read_line
from navigator.language.text.words import Hit

NO_PLACE = ("not", "after", "weak", "unclear", "before", "beside")  # of words in places.yaml that name no municipality
LIKE, NEAR = 84.0, 70.0  # of 100: a misspelt name is taken; is offered
SHORT = 10  # letters of a line that may be nothing but a misspelt name
_LIVING = re.compile(
    r"^(?:市|町|村|郡)?(?:の)?(?:に(?:住|す|戻|引っ越|在住|あり|ある|帰|き|来)|在住|住み|市内|町内|で(?:す|働|一人|暮|"
    r"仕事|工場|会社|農|板金|店|.{0,6}(?:やって|経営|営))|の(?:工場|会社|農家|実家|アパート|団地|周辺|近く|あたり|方|"
    r"民生|社協|役場|旅館|者|もん|店|温泉|窓口)|から|周辺|あたり|近辺|方面|$|"
    r"[\s、。・/)(）（,.!?])"
)
_BEFORE = re.compile(
    r"(?:^|[\s、。・/(（,.:]|県の?|市|郡|は|が|の|、|in |em |en |o |at |near |from |de |sa |di |tai |在|住|に)$"
)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A municipality (its code, "" where the name alone does not tell which) and where it is named."""

    code: str
    start: int
    end: int


def place_mentions(line: Line, hits: Sequence[Hit], *, asked: bool = False) -> list[PlaceMention]:
    """The places that are named, the likeliest first."""
    named = [hit for hit in hits if hit.sense.kind == "place"]
    of = {kind: [h for h in named if h.sense.id == kind] for kind in NO_PLACE}
    found = []
    for hit in named:
        if hit.sense.id in NO_PLACE and hit.sense.id != "unclear":
            continue
        if _voided(hit, of["not"], of["after"]):
            continue
        weak = any(w.start <= hit.start and hit.end <= w.end for w in of["weak"])
        if weak and not (asked or _spoken_of(line, hit, of["before"], of["beside"])):
            continue
        found.append(PlaceMention("" if hit.sense.id == "unclear" else hit.sense.id, hit.start, hit.end))
    return _best(line, _told_apart(found))


def _told_apart(found: list[PlaceMention]) -> list[PlaceMention]:
    """A name that two municipalities share tells neither."""
    codes: dict[tuple[int, int], set[str]] = {}
    for place in found:
        codes.setdefault((place.start, place.end), set()).add(place.code)
    return [PlaceMention(of.pop() if len(of) == 1 else "", *span) for span, of in codes.items()]


def _voided(hit: Hit, nots: list[Hit], afters: list[Hit]) -> bool:
    inside = any(n.start < hit.end and hit.start < n.end for n in nots)
    return inside or any(a.start == hit.end for a in afters)


def _spoken_of(line: Line, hit: Hit, befores: list[Hit], besides: list[Hit]) -> bool:
    """Whether a name with other meanings stands where a place would stand."""
    if not (
        hit.start in line.gaps
        or _BEFORE.search(line.text[: hit.start])
        or any(b.end == hit.start for b in befores)
    ):
        return False
    return (
        hit.end in line.gaps
        or bool(_LIVING.match(line.text[hit.end :]))
        or any(b.start == hit.end for b in besides)
    )


def _best(line: Line, found: list[PlaceMention]) -> list[PlaceMention]:
    """Without those inside a longer name; where someone lives comes first."""
    outer = [
        p for p in found
        if not any(o.start <= p.start and p.end <= o.end and o.end - o.start > p.end - p.start for o in found)
    ]  # fmt: skip
    lives = re.compile(r"^(?:市|町|村)?(?:の[^。、]{0,6})?(?:に(?:住|す)|在住|住み|に戻|の実家)")
    return sorted(outer, key=lambda p: (not p.code, not lives.match(line.text[p.end :]), p.start))


def misspelt(lexicon: Lexicon, line: Line) -> list[tuple[str, float]]:
    """Municipalities by how near the line, or a word of Latin letters in it, comes to their names."""
    found: dict[str, float] = {}
    words = [w for w in re.findall(r"[a-z]{6,}", line.text) if len(w) <= 16][:20]
    if len(line.text) <= SHORT:
        words.append(line.text)
    for word in words:
        for name, score, _ in process.extract(
            word, lexicon.places.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=3
        ):
            code = lexicon.places[name]
            found[code] = max(found.get(code, 0.0), score if abs(len(name) - len(word)) <= 2 else NEAR)
    return sorted(found.items(), key=lambda pair: -pair[1])


def nearest_place(lexicon: Lexicon, line: Line) -> tuple[str, bool]:
    """The municipality whose name the line comes nearest to ("" for none), and whether no other can be meant."""
    near = misspelt(lexicon, line)
    if not near:
        return "", False
    return near[0][0], near[0][1] >= LIKE and all(score < near[0][1] for _, score in near[1:])


def typed_place(lexicon: Lexicon, typed: str) -> tuple[str, bool]:
    """The same for what is typed where a place alone is asked: by any of its names, or by a spelling near to one."""
    line = read_line(typed)
    hits = lexicon.hits(line)
    named = place_mentions(line, hits) or place_mentions(line, hits, asked=True)
    if not named:
        return nearest_place(lexicon, line)
    codes = dict.fromkeys(place.code for place in named if place.code and not _in_address(line, place))
    return next(iter(codes), ""), len(codes) == 1


def _in_address(line: Line, place: PlaceMention) -> bool:
    """Whether the name is a part of the town before it: 伊勢崎市太田町."""
    return place.start not in line.gaps and line.text[: place.start].endswith(("市", "町", "村"))
