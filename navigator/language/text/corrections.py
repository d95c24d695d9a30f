"""What is said after someone corrects themselves: 「46 あ、ちげえ47」 says 47, 「派遣…じゃねえや、正社員」 a regular job."""

from .expression import expression
from .line import Line

LONGEST = 200  # letters of a line in which corrections are looked for
_MARK = (
    r"(?>じゃね(?:え|ー)(?:や|わ)?|じゃない(?=[、。\s0-9])|じゃなくて|"
    r"(?:(?:ちが|違)(?:う|った|います|いました)|ちげえ)+(?:な|わ|よ)?|"
    r"失礼(?:いたし|し)ました(?=[、。,.…\s]*[0-9一二三四五六七八九十])|"
    r"(?:間違|まちが|まちげ)(?:え|い)?(?:まし)?(?:た|ちゃった)?|訂正|いや(?!だ|です|な|ん)|いえ|"
    r"(?:っ?つう|って(?:いう|ゆう)|という|てか)か?(?=も)|やっぱり?|no,? wait|sorry,?|perdon(?: no)?|"
    r"digo|quer dizer|ay mali|mali|nham|a khong|eh(?: salah)?|salah|不对|不是|あ(?=、|\s|まだ))"
)
_EXCUSE = r"(?:(?:すみません|ごめん(?:なさい)?|あっ?|えっと)[、,.\s]*)*"
_CORRECTION = expression(rf"(?<=.)[、。,.…!?;\s]+{_EXCUSE}{_MARK}(?:[、。,.…\s]*{_MARK})*[、。,.…\s]*(?=..)")
_DENIAL = expression(
    r"[^。、]{1,8}?(?:のこと|の話|の件)?(?:(?:では|じゃ|で)なくて?|(?:では|じゃ)(?:ない|ありません|ねえ)(?=[、。]))[、。]?"
)
_PART_OF_DECADE = expression(r"^(?:前半|後半|半ば)")
_DECADE = expression(r"(?:[0-9]{2}|[一二三四五六七八九]十)(?:代|だい)")


def after_correction(line: Line) -> Line:
    """The line from its last correction on, or the line itself.

    Of a decade that stands the new part alone is said: 50代前半、じゃねえ、後半.
    """
    if len(line.text) > LONGEST:
        return line
    text, places = _with_spaces(line)
    ends = [match.end() for match in _CORRECTION.finditer(text)]
    if not ends:
        return line
    start = places[ends[-1]]
    decade = _DECADE.match(line.text) if _PART_OF_DECADE.match(line.text[start:]) else None
    kept = [*(range(*decade.span()) if decade else ()), *range(start, len(line.text))]
    gaps = frozenset(new for new, old in enumerate(kept) if old in line.gaps and new)
    return Line(line.typed, "".join(line.text[n] for n in kept), tuple(line.at[n] for n in kept), gaps)


def after_denial(line: Line) -> Line:
    """What is said instead of a word that is denied: of 兄貴じゃなくて俺 the last, else the line itself."""
    denial = _DENIAL.match(line.text)
    if not denial or denial.end() == len(line.text):
        return line
    gaps = frozenset(gap - denial.end() for gap in line.gaps if gap > denial.end())
    return Line(line.typed, line.text[denial.end() :], line.at[denial.end() :], gaps)


def _with_spaces(line: Line) -> tuple[str, list[int]]:
    """The text with the spaces that were dropped, and the place in the line of each of its letters."""
    text, places = "", []
    for n, letter in enumerate(line.text):
        if n in line.gaps:
            text += " "
            places.append(n)
        text += letter
        places.append(n)
    return text, places
