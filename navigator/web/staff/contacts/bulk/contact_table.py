"""Every contact value as a table to fill in: an Excel book whose first sheet says how, or CSV."""

import io
from collections.abc import Sequence

import xlsxwriter
from starlette.responses import Response

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.plan import CHECK
from navigator.usage.publish.files import rows_as_csv
from navigator.usage.publish.words import SAMPLE
from navigator.web.staff.contacts.current_values import CurrentValue, current_values
from navigator.web.staff.request import StaffRequest

SHEET, DAY = "連絡先", "確認した日"
# Heading -> width. The first are for reading, then those to fill in; the last tells which value it is.
READ_ONLY = {"市町村": 12, "事業所": 30, "窓口": 26, "項目": 12, "いまの値": 34, "状態": 14, "いまの出典": 26, "いまの確認日": 13}
TO_FILL = {"新しい値": 34, "出典": 26, DAY: 13, "メモ": 24, "消す": 6}
MARK, MARK_WIDTH = "照合", 44
HOW_TO = (
    "１．「連絡先」の表の、色のついた欄だけに書きます。書かなかった行は、何も変わりません。",
    "２．「新しい値」に、電話などで確かめた値を書きます。いまの値のままで正しければ、空のままにします。",
    "３．「出典」（何で確かめたか）と「確認した日」は、書いた行のすべてに要ります。",
    "４．住民の方に出さないほうがよい値は、「消す」に○を書きます。",
    "５．保存して、職員用ページの「連絡先」から送ります。送るまで、何も変わりません。「照合」の列は変えないでください。",
)
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
MAX_LIST = 255  # letters of the choices that a cell of Excel may offer


def contacts_workbook(request: StaffRequest) -> Response:
    """GET the table as an Excel book."""
    book = _book(_values(request), _checks(request), request)
    return request.file(book, EXCEL, f"contacts-{request.today.isoformat()}.xlsx")


def contacts_csv(request: StaffRequest) -> Response:
    """GET the table as CSV, for Japanese Excel too."""
    text = rows_as_csv([*_sample_row(request), _headings(request.t), *(_row(value) for value in _values(request))])
    return request.file(text.encode(), CSV, f"contacts-{request.today.isoformat()}.csv")


def _values(request: StaffRequest) -> Sequence[CurrentValue]:
    with request.ledger.reading() as connection:
        return current_values(request, connection)


def _headings(t: Translator) -> list[str]:
    return [t(heading) for heading in (*READ_ONLY, *TO_FILL, MARK)]


def _row(value: CurrentValue) -> list[str]:
    day = value.contact.value.checked_on
    shown = (value.place, value.contact.office.name, value.window, value.what, value.text, value.state_words, value.source)
    return [*shown, day.isoformat() if day else "", *("" for _ in TO_FILL), value.mark]


def _sample_row(request: StaffRequest) -> list[list[str]]:
    """Of invented figures; it keeps the file out of a real ledger."""
    return [[request.t(SAMPLE)]] if request.site.sample else []


def _checks(request: StaffRequest) -> list[str]:
    """What a value can be checked by without a page to name."""
    return [request.t(source.title) for source in request.site.knowledge.sources.values() if source.kind == CHECK]


def _book(values: Sequence[CurrentValue], checks: Sequence[str], request: StaffRequest) -> bytes:
    out, t = io.BytesIO(), request.t
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        how = book.add_worksheet(t("はじめに"))
        how.set_column(0, 0, 100, book.add_format({"text_wrap": True}))
        how.write_column(0, 0, [*(row[0] for row in _sample_row(request)), *(t(line) for line in HOW_TO)])
        sheet, sample = book.add_worksheet(t(SHEET)), _sample_row(request)
        _set_columns(book, sheet)
        for n, row in enumerate([*sample, _headings(t), *(_row(value) for value in values)]):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(n, column, cell)  # an empty one keeps the look of its column
        head = len(sample)
        sheet.set_row(head, None, book.add_format({"bold": True, "text_wrap": True}))
        sheet.freeze_panes(head + 1, 2)
        sheet.autofilter(head, 0, head + len(values), len(READ_ONLY) + len(TO_FILL))
        _offer_checks(sheet, checks, (head + 1, head + len(values)))
    return out.getvalue()


def _set_columns(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
    """Cells to fill in have a colour and hold text, so that the first 0 of a telephone stays; that of the day holds a day."""
    look = {"text_wrap": True, "valign": "top"}
    to_fill = {**look, "bg_color": "#fff3da", "border": 1, "border_color": "#c9b48a"}
    plain, text = book.add_format(look), book.add_format({**to_fill, "num_format": "@"})
    day = book.add_format({**to_fill, "num_format": "yyyy-mm-dd"})
    formats = {heading: day if heading == DAY else text for heading in TO_FILL}
    for column, (heading, width) in enumerate({**READ_ONLY, **TO_FILL, MARK: MARK_WIDTH}.items()):
        sheet.set_column(column, column, width, formats.get(heading, plain))


def _offer_checks(sheet: xlsxwriter.worksheet.Worksheet, checks: Sequence[str], rows: tuple[int, int]) -> None:
    """Ways to check offered in the cell of the source; the title of a page may be written as well."""
    column = [*READ_ONLY, *TO_FILL].index("出典")
    if checks and len(",".join(checks)) <= MAX_LIST:
        choice = {"validate": "list", "source": list(checks), "error_type": "information"}
        sheet.data_validation(rows[0], column, rows[1], column, choice)
