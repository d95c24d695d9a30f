"""Readings over kanji: written ｜仕事《しごと》 in a catalog, shown as ruby where a page can, left out elsewhere."""

import re

_READING = re.compile("｜([^｜《》]+)《([^｜《》]+)》")
_TAG = re.compile(r"(<style.*?</style>|<title>.*?</title>|<option.*?</option>|<textarea.*?</textarea>|<[^>]*>)", re.S)


def without_readings(text: str) -> str:
    """The text without readings."""
    return _READING.sub(r"\1", text)


def readings_as_ruby(page: str) -> str:
    """A page with its readings as ruby; inside tags and where no ruby can stand they are left out.

    A text with readings becomes one element, so that a row of boxes (flex) does not take each word for a box.
    """
    parts = _TAG.split(page)
    parts[::2] = [_annotated(part) for part in parts[::2]]
    parts[1::2] = [without_readings(part) for part in parts[1::2]]
    return "".join(parts)


def _annotated(text: str) -> str:
    said, found = _READING.subn(r"<ruby>\1<rp>(</rp><rt>\2</rt><rp>)</rp></ruby>", text)
    return f"<span>{said}</span>" if found else text
