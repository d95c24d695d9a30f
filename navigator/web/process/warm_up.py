"""What would otherwise be loaded at first use, and hold up whoever comes first and everybody behind."""

from navigator.dialogue.wording.phrase_breaks import PHRASED, read_ahead
from navigator.language.understand import understand
from navigator.web.citizen.public_pages import first_page
from navigator.web.site import Site


def warm_up(site: Site) -> None:
    """Load the encoder and the classifiers, each language with its first page, and where Japanese phrases end."""
    knowledge = site.knowledge
    understand(knowledge.lexicon, "仕事を探しています", site.today)
    for lang in site.languages:
        first_page(site, site.translator(lang))
    if site.settings.phrases and PHRASED in site.languages:
        read_ahead(
            (knowledge.window_words, knowledge.scheme_words, knowledge.fact_words, knowledge.plan, knowledge.helplines)
        )
