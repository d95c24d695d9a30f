"""What would otherwise be loaded at first use, and hold up whoever comes first and everybody behind."""

import sys
import threading

from navigator.dialogue.wording.phrase_breaks import PHRASED, read_ahead
from navigator.language.classifiers.encoder import is_mapped
from navigator.web.citizen.public_pages import first_page
from navigator.web.site import Site

COMPRESSION = "compression"  # the name of a thread
# Where the encoder loads itself it parses, and an older Python confuses two threads that parse at once (python/cpython#106905).
ENCODER_FIRST = sys.version_info < (3, 11, 8) or (3, 12) <= sys.version_info < (3, 12, 2)


def warm_up(site: Site) -> None:
    """Before the first request: each language with its first page, and where Japanese phrases end."""
    if site.is_warm:
        return
    knowledge = site.knowledge
    if ENCODER_FIRST and not is_mapped():
        _read_a_line(site)
    for lang in site.languages:
        first_page(site, site.translator(lang))
    if site.settings.phrases and PHRASED in site.languages:
        read_ahead(
            (knowledge.window_words, knowledge.scheme_words, knowledge.fact_words, knowledge.plan, knowledge.helplines)
        )


def warm_up_beside(site: Site) -> None:
    """Beside the first requests: the encoder with the classifiers, for whoever types a line.

    What compresses best has a thread of its own: whoever types a line does not wait behind it.
    """
    if site.is_warm:
        return
    threading.Thread(target=_compress_ahead, args=(site,), name=COMPRESSION, daemon=True).start()
    if not site.leaving.is_set():
        _read_a_line(site)


def warm_up_whole(site: Site) -> None:
    """In a process from which others are forked: everything at once, since threads are not forked."""
    warm_up(site)
    _read_a_line(site)
    _compress_ahead(site)
    site.is_warm = True  # what a worker looked through again it would hold for itself


def _compress_ahead(site: Site) -> None:
    """Before anybody asks, unless the process ends."""
    for body in (*site.first_pages.values(), site.styles.body, *(asset.body for asset in site.assets.values())):
        if site.leaving.is_set():
            return
        body.compress_ahead()


def _read_a_line(site: Site) -> None:
    """So that the encoder and the classifiers are loaded, and all that reads a line."""
    from navigator.language.understand import understand

    understand(site.knowledge.lexicon, "仕事を探しています", site.today)
