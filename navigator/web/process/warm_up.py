"""What would otherwise be loaded at first use, and hold up whoever comes first and everybody behind."""

import sys
import threading
from importlib import import_module

from navigator.dialogue.wording.phrase_breaks import PHRASED, read_ahead
from navigator.knowledge.public_holidays import public_holidays
from navigator.language.classifiers.encoder import encode, is_mapped
from navigator.web.citizen.public_pages import first_page
from navigator.web.site import Site

A_LINE = "仕事を探しています"
COMPRESSION = "compression"  # the name of a thread
# Where the encoder loads itself it parses, and an older Python confuses two threads that parse at once (python/cpython#106905).
ENCODER_FIRST = sys.version_info < (3, 11, 8) or (3, 12) <= sys.version_info < (3, 12, 2)


def warm_up(site: Site) -> None:
    """Before the first request: each language with its first page."""
    if site.is_warm:
        return
    if ENCODER_FIRST and not is_mapped():
        encode([A_LINE])
    for lang in site.languages:
        first_page(site, site.translator(lang))


def warm_up_beside(site: Site) -> None:
    """Beside the first requests: where Japanese phrases end, the encoder with the classifiers, and what only results ask for.

    What compresses best has a thread of its own: whoever types a line does not wait behind it.
    """
    if site.is_warm:
        return
    threading.Thread(target=_compress_ahead, args=(site,), name=COMPRESSION, daemon=True).start()
    for prepare in (_read_phrases, _read_a_line, _open_a_result):
        if not site.leaving.is_set():
            prepare(site)


def warm_up_whole(site: Site) -> None:
    """In a process from which others are forked: everything at once, since threads are not forked."""
    warm_up(site)
    _read_phrases(site)
    _read_a_line(site)
    _open_a_result(site)
    _compress_ahead(site)
    site.is_warm = True  # what a worker looked through again it would hold for itself


def _compress_ahead(site: Site) -> None:
    """Before anybody asks, unless the process ends."""
    for body in (*site.first_pages.values(), site.styles.body, *(asset.body for asset in site.assets.values())):
        if site.leaving.is_set():
            return
        body.compress_ahead()


def _read_phrases(site: Site) -> None:
    """Of whatever pages of Japanese may show."""
    if site.settings.phrases and PHRASED in site.languages:
        known = site.knowledge
        read_ahead((known.window_words, known.scheme_words, known.fact_words, known.plan, known.helplines))


def _read_a_line(site: Site) -> None:
    """So that the encoder and the classifiers are loaded, and all that reads a line."""
    from navigator.language.understand import understand

    understand(site.knowledge.lexicon, A_LINE, site.today)


def _open_a_result(site: Site) -> None:
    """What no page before a result needs: the days on which nothing is open, and the code to take along."""
    public_holidays(site.knowledge.region.country, site.today.year)
    import_module("segno")
