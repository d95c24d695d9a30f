"""The municipalities in groups of a list to choose from."""

from navigator.dialogue.views import Option
from navigator.knowledge.content.offices import Municipality
from navigator.knowledge.knowledge import Knowledge

from .translation import Translator

ROWS = ("あいうえお", "かきくけこがぎぐげご", "さしすせそざじずぜぞ", "たちつてとだぢづでど", "なにぬねの",
        "はひふへほばびぶべぼぱぴぷぺぽ", "まみむめも", "やゆよ", "らりるれろ", "わをん")  # fmt: skip


def place_groups(knowledge: Knowledge, t: Translator) -> tuple[tuple[str, tuple[Option, ...]], ...]:
    """(heading, options): by the first sound of the reading (あ行), or in other languages by the first Latin letter."""
    rows: dict[str, list[Option]] = {}
    for place in sorted(knowledge.municipalities.values(), key=lambda m: m.kana if t.is_japanese else m.romaji):
        rows.setdefault(_row(place, t), []).append(Option(place.code, t.place(place)))
    return tuple((row, tuple(options)) for row, options in rows.items())


def _row(place: Municipality, t: Translator) -> str:
    if not t.is_japanese and place.romaji:
        return place.romaji[:1]
    return t("{kana}行").format(kana=next((r[0] for r in ROWS if place.kana[:1] in r), place.kana[:1]))
