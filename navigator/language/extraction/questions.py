"""Questions in a line: what a window or scheme is, when it is open, its telephone; and which one is meant."""

from navigator.language.text.words import Hit
from navigator.language.understanding import Inquiry

from .analysis import LineAnalysis

BRIEF = 24  # letters of a question that may name nothing
ALONE = ("hours", "phone", "where", "cost", "booking", "online", "anonymous", "family", "age")  # need no name
ABOUT = 0.3  # likelihood from which a line is about how to reach something
MOST = 3


def inquiries(analysis: LineAnalysis) -> tuple[Inquiry, ...]:
    """The questions of a line, at most three."""
    asked = {hit.sense.id: hit for hit in analysis.of("ask")}
    name = _service_name(analysis)
    if name is None:
        about_contact = analysis.score("topic:contact_access") >= ABOUT or len(analysis.line.text) <= BRIEF
        alone = [hit for kind, hit in asked.items() if kind in ALONE and about_contact]
        return tuple(Inquiry(hit.sense.id, words=analysis.words([hit])) for hit in alone[:MOST])
    about = name.sense.id
    if not asked and name.end - name.start >= len(analysis.line.text) - 2:
        return (Inquiry("what", about, analysis.words([name])),)
    hits = list(asked.values())[:MOST]
    return tuple(Inquiry(hit.sense.id, about, analysis.words([name, hit])) for hit in hits)


def _service_name(analysis: LineAnalysis) -> Hit | None:
    """The longest name of a window or scheme."""
    named = [*analysis.of("window"), *analysis.of("scheme")]
    return max(named, key=lambda hit: (hit.end - hit.start, -hit.start)) if named else None
