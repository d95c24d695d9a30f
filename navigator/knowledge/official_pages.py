"""Which addresses a public office may have: those of public bodies, and of hosts that the region's own files or the operator name."""

import unicodedata
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from .knowledge import Knowledge

PUBLIC_ENDINGS = (".lg.jp", ".go.jp")


def page_fault(knowledge: Knowledge, address: str, more_hosts: Collection[str] = ()) -> str:
    """What is wrong with the address of an office's page in one word, "" for nothing.

    page: not a plain https address; page_host: a host that nobody vouches for.
    """
    if not is_plain_page(address):
        return "page"
    host = str(urlsplit(address).hostname)
    return "" if host.endswith(_endings(knowledge)) or host in {*hosts(knowledge), *more_hosts} else "page_host"


def is_plain_page(address: str) -> bool:
    """Whether this is an https address in plain letters, that names no user and no port."""
    try:
        parts = urlsplit(address)
        is_plain = parts.scheme == "https" and parts.hostname and not parts.port and "@" not in parts.netloc
    except ValueError:
        return False
    return bool(is_plain) and address.isascii() and not any(c.isspace() or c in '\\"<>' for c in address)


def hosts(knowledge: Knowledge) -> frozenset[str]:
    """The hosts of every source, and of every page of an office in the region's files."""
    return frozenset(host for address in _addresses(knowledge) if (host := urlsplit(address).hostname))


def _addresses(knowledge: Knowledge) -> Iterator[str]:
    yield from (source.url for source in knowledge.sources.values())
    yield from (office.page.text for of_window in knowledge.contact_offices.values() for office in of_window.values())


def _endings(knowledge: Knowledge) -> tuple[str, ...]:
    """With what stands under a prefecture's own name: beside www.pref.gunma.jp every name that ends in .gunma.jp."""
    named = (host.partition("pref.")[2] for host in hosts(knowledge) if host.startswith(("pref.", "www.pref.")))
    return (*PUBLIC_ENDINGS, *(f".{name}" for name in named if name.count(".") == 1))


def is_office_phone(number: str) -> bool:
    """Whether a public office may have this number: none of three or four digits, none that charges for what is told."""
    return len(number.replace("-", "")) >= 10 and not is_charged(number)


def is_charged(number: str) -> bool:
    """Whether a number charges for what is told."""
    digits = "".join(letter for letter in unicodedata.normalize("NFKC", number) if letter.isdecimal())
    return digits.removeprefix("81").removeprefix("0").startswith("990")
