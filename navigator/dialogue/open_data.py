"""Offices, windows, schemes and sources as tables for other programs: confirmed values alone, each with source and day.

Where the columns of 公共施設一覧 of the 自治体標準オープンデータセット say the same, they bear its names (docs/adr/0058).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from navigator.dialogue.result.opening_hours import hours_text
from navigator.dialogue.wording.translation import SOURCE_LANGUAGE, Translator
from navigator.knowledge.content.office_ref import TOWN_HALL, OfficeRef
from navigator.knowledge.content.offices import Municipality, Office
from navigator.knowledge.content.sourced_value import UNKNOWN_VALUE, SourcedValue
from navigator.knowledge.content.timetable import Timetable
from navigator.knowledge.files.period import Period
from navigator.knowledge.knowledge import Knowledge

T = Translator(SOURCE_LANGUAGE)
CHECKED = {"phone": "電話番号", "hours": "時間", "address": "所在地", "page": "URL"}
"""The values of an office that have a source each, and how the columns beside them begin."""
WEEKDAYS = "月火水木金土日"
CHECK_WEIGHTS = (6, 5, 4, 3, 2)  # of the check digit of a municipality's code
PERSONA_NAMES = {"resident": "本人", "family": "家族", "supporter": "支援者", "employer": "会社"}
SOURCE_KINDS = {"law": "法令", "official": "公的機関", "other": "そのほか", "check": "職員が確かめたもの", "plan": "計画"}

_POSTCODE = re.compile(r"^〒(\d{3})-?(\d{4})\s*")

Row = dict[str, str]


@dataclass(frozen=True)
class OpenColumn:
    """A column and what it holds."""

    name: str
    means: str
    standard: bool = False  # named as in the standard data set


@dataclass(frozen=True)
class OpenTable:
    """A table with its rows, each a text by the name of a column; "" is not known."""

    id: str
    title: str
    about: str
    columns: tuple[OpenColumn, ...]
    rows: tuple[Row, ...]


def open_tables(knowledge: Knowledge, day: date) -> tuple[OpenTable, ...]:
    """All of them, as they stand on a day."""
    rows = {
        "offices": _office_rows(knowledge, day), "windows": _window_rows(knowledge, day), "schemes": _scheme_rows(knowledge, day),
        "sources": _source_rows(knowledge),
    }  # fmt: skip
    t = replace(T, figures=knowledge.rules.parameter_values_on(day))
    return tuple(OpenTable(id, *ABOUT[id], COLUMNS[id], tuple(_filled(row, t) for row in of_table)) for id, of_table in rows.items())


def _filled(row: Row, t: Translator) -> Row:
    """With the numbers of the rules that its texts name."""
    return {name: t(text) if "{" in text else text for name, text in row.items()}


def open_data_json(knowledge: Knowledge, table: OpenTable, day: date) -> dict[str, object]:
    """A table with what one has to know of it."""
    return {
        "id": table.id, "title": table.title, "about": table.about, "region": knowledge.region.name, "as_of": day.isoformat(),
        "licence": licence(knowledge),
        "columns": [{"name": c.name, "means": c.means, "standard": c.standard} for c in table.columns],
        "rows": list(table.rows),
    }  # fmt: skip


def licence(knowledge: Knowledge) -> str:
    """Under what the tables may be used."""
    return knowledge.region.licence or "運営者が定めます"


def standard_code(code: str) -> str:
    """A municipality's code of five digits with its check digit, as the standard writes it; any other as it is."""
    if not re.fullmatch(r"[0-9]{5}", code):
        return code
    total = sum(int(digit) * weight for digit, weight in zip(code, CHECK_WEIGHTS, strict=True))
    return f"{code}{(11 - total % 11) % 10}"


def _office_rows(knowledge: Knowledge, day: date) -> Iterable[Row]:
    for window, offices in knowledge.contact_offices_on(day).items():
        for id, office in offices.items():
            yield _office_row(knowledge, OfficeRef(window, id), office)


def _office_row(knowledge: Knowledge, ref: OfficeRef, office: Office) -> Row:
    hall = knowledge.municipalities[ref.office] if ref.window == TOWN_HALL else None
    town = hall or knowledge.municipalities.get(office.at)
    name = T.town_hall(hall) if hall else office.official_name or office.name
    return {
        "ID": str(ref),
        "名称": name,
        "名称_通称": office.name if office.name != name and hall is None else "",
        **_place(knowledge, town, office.address.confirmed_text, is_hall=hall is not None),
        "電話番号": office.phone.confirmed_text,
        "内線番号": office.phone.extension if office.phone.confirmed_text else "",
        **_hours(office.hours),
        "URL": office.page.confirmed_text,
        "備考": office.note,
        "窓口ID": "" if hall else ref.window,
        "取りつぎ先ID": str(office.relay.callee) if office.relay and not office.phone.confirmed_text else "",
        **{name: text for field, begin in CHECKED.items() for name, text in _checked(begin, getattr(office, field)).items()},
    }


def _place(knowledge: Knowledge, town: Municipality | None, address: str, *, is_hall: bool) -> Row:
    """The co-ordinates are those of the town hall, so no other office is given any."""
    postcode = _POSTCODE.match(address)
    return {
        "所在地_全国地方公共団体コード": standard_code(town.code) if town else "",
        "所在地_連結表記": _POSTCODE.sub("", address),
        "所在地_都道府県": knowledge.region.name if town else "",
        "所在地_市区町村": town.name if town else "",
        "緯度": str(town.lat) if town and is_hall else "",
        "経度": str(town.lon) if town and is_hall else "",
        "郵便番号": "".join(postcode.groups()) if postcode else "",
    }


def _hours(hours: SourcedValue) -> Row:
    """Days, start and end where one line of a week says all of it; the words always."""
    days, start, end = _week_line(hours.timetable if hours.status == "confirmed" else None)
    return {"利用可能曜日": days, "開始時間": start, "終了時間": end, "利用可能時間特記事項": hours_text(hours, T)}


def _week_line(table: Timetable | None) -> tuple[str, str, str]:
    if table is None or len(table.hours) != 1:
        return "", "", ""
    hours = table.hours[0]
    if hours.nth or hours.month_day:
        return "", "", ""
    days = "".join(WEEKDAYS[day] for day in hours.days or range(7))
    return days, f"{hours.opens:%H:%M}", f"{hours.closes:%H:%M}"


def _checked(begin: str, value: SourcedValue) -> Row:
    """Sources and day of a value; nothing of one that is not confirmed."""
    shown = value if value.status == "confirmed" else UNKNOWN_VALUE
    return {f"{begin}_出典": " ".join(shown.sources), f"{begin}_確認日": shown.checked_on.isoformat() if shown.checked_on else ""}


def _window_rows(knowledge: Knowledge, day: date) -> Iterable[Row]:
    for id, rule in knowledge.windows_on(day).items():
        words = knowledge.window_words[id]
        yield {
            "ID": id, "名称": words.name, "種類": words.kind, "説明": words.lead(rule.personas[0]),
            "対象": _personas(rule.personas), "根拠": " ".join(rule.cites),
        }  # fmt: skip


def _scheme_rows(knowledge: Knowledge, day: date) -> Iterable[Row]:
    for id, rule in knowledge.schemes.items():
        if day not in rule.valid:
            continue
        words = knowledge.scheme_words[id]
        yield {
            "ID": id, "名称": words.name, "正式名称": words.official_name, "説明": words.lead(rule.personas[0]),
            "対象": _personas(rule.personas), "窓口ID": rule.window, "窓口で確認すること": "；".join(rule.confirm_at_window),
            **_period(rule.valid), "根拠": " ".join(rule.cites),
        }  # fmt: skip


def _period(valid: Period) -> Row:
    first, _, last = str(valid).partition("..")
    return {"開始日": first, "終了日": last}


def _personas(personas: Iterable[str]) -> str:
    return " ".join(PERSONA_NAMES[persona] for persona in personas)


def _source_rows(knowledge: Knowledge) -> Iterable[Row]:
    titles: Mapping[str, str] = {section.id: section.title for section in knowledge.plan.sections}
    for id, statement in knowledge.plan.statements.items():
        section = statement.section
        title = f"{knowledge.plan.title} {section} {titles.get(section, '')}".strip()
        yield {"ID": id, "題名": title, "URL": "", "日付": "", "種類": SOURCE_KINDS["plan"]}
    for id, source in knowledge.sources.items():
        yield {"ID": id, "題名": source.title, "URL": source.url, "日付": source.date, "種類": SOURCE_KINDS.get(source.kind, source.kind)}


ABOUT = {
    "offices": ("窓口の場所", "相談できる場所。確かめた電話・時間・住所・ページだけ"),
    "windows": ("窓口", "だれに相談するか。場所は「窓口の場所」の窓口IDで引けます"),
    "schemes": ("支援", "使える支援。受けられるかは窓口で確認してください"),
    "sources": ("出典", "ほかの表の根拠と出典。計画の文は写さず、節だけ"),
}
ID, NAME = OpenColumn("ID", "変わらない名前", standard=True), OpenColumn("名称", "人が読む名前", standard=True)
GROUNDS = OpenColumn("根拠", "「出典」の ID。空白で区切ります")
COLUMNS = {
    "offices": (
        ID, NAME,
        OpenColumn("名称_通称", "ほかの呼び名", standard=True),
        OpenColumn("所在地_全国地方公共団体コード", "場所のある市町村（検査数字つき６けた）", standard=True),
        OpenColumn("所在地_連結表記", "住所。出典の書き方のまま", standard=True),
        OpenColumn("所在地_都道府県", "都道府県", standard=True),
        OpenColumn("所在地_市区町村", "市町村", standard=True),
        OpenColumn("緯度", "役所・役場だけ", standard=True),
        OpenColumn("経度", "役所・役場だけ", standard=True),
        OpenColumn("郵便番号", "７けた", standard=True),
        OpenColumn("電話番号", "確かめた番号だけ", standard=True),
        OpenColumn("内線番号", "内線", standard=True),
        OpenColumn("利用可能曜日", "曜日。１行で言えるときだけ", standard=True),
        OpenColumn("開始時間", "１行で言えるときだけ", standard=True),
        OpenColumn("終了時間", "１行で言えるときだけ", standard=True),
        OpenColumn("利用可能時間特記事項", "曜日・時間・休みの日を、言葉で", standard=True),
        OpenColumn("URL", "公式のページ", standard=True),
        OpenColumn("備考", "そのほか", standard=True),
        OpenColumn("窓口ID", "「窓口」の ID。役所・役場の代表は空"),
        OpenColumn("取りつぎ先ID", "電話がわからないとき、取りついでくれるところ。municipality/own は住んでいる市町村の役所"),
        *(
            OpenColumn(f"{begin}_{end}", means)
            for begin in CHECKED.values()
            for end, means in (("出典", "「出典」の ID。空白で区切ります"), ("確認日", "確かめた日"))
        ),
    ),
    "windows": (ID, NAME, OpenColumn("種類", "種類"), OpenColumn("説明", "ひとことで"), OpenColumn("対象", "だれのための窓口か"), GROUNDS),
    "schemes": (
        ID, NAME,
        OpenColumn("正式名称", "制度の名前"),
        OpenColumn("説明", "ひとことで"),
        OpenColumn("対象", "だれのための支援か"),
        OpenColumn("窓口ID", "申し込むところ。「窓口」の ID"),
        OpenColumn("窓口で確認すること", "機械では決められないこと"),
        OpenColumn("開始日", "決まっているときだけ"),
        OpenColumn("終了日", "決まっているときだけ"),
        GROUNDS,
    ),
    "sources": (
        OpenColumn("ID", "ほかの表に出てくる名前"),
        OpenColumn("題名", "計画は節まで"),
        OpenColumn("URL", "公にされているページ"),
        OpenColumn("日付", "出典の日付"),
        OpenColumn("種類", "計画・法令・公的機関など"),
    ),
}  # fmt: skip
