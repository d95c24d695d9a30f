"""Readings over kanji: written ｜仕事《しごと》 in catalogs, shown as ruby on pages, left out elsewhere."""

import re

_READING = re.compile("｜([^｜《》]+)《([^｜《》]+)》")
_TAG = re.compile(r"(<style.*?</style>|<title>.*?</title>|<option.*?</option>|<textarea.*?</textarea>|<[^>]*>)", re.S)


def without_readings(text: str) -> str:
    return _READING.sub(r"\1", text)


def readings_as_ruby(page: str) -> str:
    """A page with its readings as ruby; they are left out inside tags and where ruby is not allowed.

    A text with readings becomes one element, or a flex container would take each word for an item.
    """
    if "《" not in page:
        return page
    parts = _TAG.split(page)
    parts[::2] = [_annotated(part) for part in parts[::2]]
    parts[1::2] = [_in_brackets(part) if part.startswith("<option") else without_readings(part) for part in parts[1::2]]
    return "".join(parts)


def _in_brackets(option: str) -> str:
    """One line of a list to choose from: without its readings nobody who needs them finds their town."""
    return _READING.sub(r"\1（\2）", option)


def _annotated(text: str) -> str:
    annotated, readings = _READING.subn(r"<ruby>\1<rp>(</rp><rt>\2</rt><rp>)</rp></ruby>", text)
    return f"<span>{annotated}</span>" if readings else text
