"""A table of contacts as it is taken away, filled in and sent in again."""

import csv
import html
import io
import re

from navigator.web.staff.contacts.bulk.sent_lines import HEADINGS

OTA = "hello-work/ota/phone"
NUMBER = "0276-46-8609"  # invented for the test: shaped like a number of the town
CALL = {"source": "窓口に電話して確かめました", "checked_on": "2026-11-24"}


def rows_of(officer):
    """The table as CSV: the head, and the rows."""
    head, *rows = csv.reader(io.StringIO(officer.get("contacts/contacts.csv").content.decode("utf-8-sig")))
    return head, rows


def filled(officer, cells):
    """The table with these cells filled in: window/office/field -> {"value": …}."""
    head, rows = rows_of(officer)
    for row in rows:
        for name, text in cells.get(row[-1].rpartition("/")[0], {}).items():
            row[head.index(HEADINGS[name])] = text
    return as_csv(head, rows)


def as_csv(head, rows):
    out = io.StringIO()
    csv.writer(out).writerows([head, *rows])
    return out.getvalue().encode("utf-8-sig")


def send(officer, content, name="contacts.csv"):
    officer.get("contacts/bulk")
    return officer.post("contacts/bulk", files={"file": (name, content)})


def write(officer, page):
    """Send on what a page shows."""
    lines = [html.unescape(line) for line in re.findall(r'name="line" value="([^"]*)"', page.text)]
    return officer.post("contacts/lines", {"line": lines})


def propose(officer, cells):
    """A table filled in, sent and written."""
    return write(officer, send(officer, filled(officer, cells)))


def waiting_numbers(officer):
    return re.findall(r'name="n" value="(\d+)"', officer.get("contacts/waiting").text)


def text_of(page):
    """What stands on a page, without its tags, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.text)).split())
