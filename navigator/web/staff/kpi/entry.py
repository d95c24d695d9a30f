"""What is entered for a target: a count, the two numbers of a rate, or words. EntryRefused says what cannot be read, and why."""

import re
from dataclasses import dataclass
from decimal import Decimal

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.targets import Kpi
from navigator.web.staff.errors import EntryRefused
from navigator.web.staff.sent_tables.table_rows import folded

LIMIT = Decimal(10_000_000)  # a result lies below it
MAX_RATE = 2  # the part over the whole
MAX_WORDS = 400  # letters
PART, WHOLE = "分子", "分母"  # of a rate whose file names its two numbers otherwise nowhere
_NEGATIVE = re.compile(r"[-−–△▲]")
_NUMBER = re.compile(r"\d+(\.\d+)?|\d{1,3}(,\d{3})+(\.\d+)?")
_OUT_OF = re.compile(r"(?P<whole>.+?)(?:の?うち|中)の?(?P<value>.+)|(?P<first>[^/]+)/(?P<second>[^/]+)")


@dataclass(frozen=True)
class Entry:
    """What was read: one of a value, a value with its whole, and words."""

    value: Decimal | None = None
    whole: Decimal | None = None
    words: str = ""


def read_entry(value: str, whole: str, kpi: Kpi, t: Translator) -> Entry:
    """The entry of what was typed; of a rate both numbers may stand in the first field, as 200のうち148."""
    if kpi.is_words:
        return Entry(words=_read_words(value, t))
    if kpi.is_rate:
        return Entry(*_read_rate(value, whole, kpi, t))
    return Entry(read_count(value, kpi, t))


def rate_names(kpi: Kpi) -> tuple[str, str]:
    """What the two numbers of a rate count: the part, the whole."""
    return (kpi.rate_of[0], kpi.rate_of[1]) if kpi.rate_of else (PART, WHOLE)


def words_in_one_line(typed: str) -> str:
    """Words as they are kept: one paragraph."""
    return " ".join(typed.split())


def read_count(typed: str, kpi: Kpi, t: Translator) -> Decimal:
    """The number: full-width digits, thousands and the unit are no hindrance."""
    text = folded(typed)
    if not text:
        raise EntryRefused(t("実績が空です。数字を書くか、この行を使わないにしてください。"))
    for unit in (folded(kpi.unit.partition("/")[0]), "件", "人"):
        text = text.removesuffix(unit)
    if _NEGATIVE.match(text):
        raise EntryRefused(t("マイナスの数は入れられません。直すときは、直したあとの数をそのまま書いてください。"))
    if not _NUMBER.fullmatch(text):
        problem = t("「{typed}」は数として読めませんでした。数字だけを書いてください。")
        raise EntryRefused(problem.format(typed=typed.strip()[:20]))
    value = Decimal(text.replace(",", ""))
    if value != value.to_integral_value():
        raise EntryRefused(t("件数や人数は、小数のない数で書いてください。"))
    if value >= LIMIT:
        raise EntryRefused(t("数が大きすぎるようです。けたをご確認ください。"))
    return value


def _read_rate(value: str, whole: str, kpi: Kpi, t: Translator) -> tuple[Decimal, Decimal]:
    names = rate_names(kpi)
    if not whole.strip() and (match := _OUT_OF.fullmatch(folded(value))):
        value, whole = match["value"] or match["first"], match["whole"] or match["second"]
    if not value.strip() or not whole.strip():
        text = t("割合は、「{part}」と「{whole}」の両方から計算します。ファイルでは「200のうち148」のように書けます。")
        raise EntryRefused(text.format(part=t(names[0]), whole=t(names[1])))
    numbers = []
    for typed, name in zip((value, whole), names, strict=True):
        try:
            numbers.append(read_count(typed, kpi, t))
        except EntryRefused as refused:
            raise EntryRefused(t("「{name}」：").format(name=t(name)) + refused.text) from None
    part, of = numbers
    if not of:
        raise EntryRefused(t("「{whole}」が０では、割合を出せません。まだないときは、両方を空にしてください。").format(whole=t(names[1])))
    if part > MAX_RATE * of:
        text = t("「{part}」が「{whole}」の２倍より大きくなっています。入れかわっていないか、ご確認ください。")
        raise EntryRefused(text.format(part=t(names[0]), whole=t(names[1])))
    return part, of


def _read_words(typed: str, t: Translator) -> str:
    words = words_in_one_line(typed)
    if not words:
        raise EntryRefused(t("進みが空です。どこまで進んだかを書くか、この行を使わないにしてください。"))
    if len(words) > MAX_WORDS:
        text = t("{most}字までです。いまは{n}字あります。短くして、もう一度保存してください。")
        raise EntryRefused(text.format(most=MAX_WORDS, n=len(words)))
    return words
