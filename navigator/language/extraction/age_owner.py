"""Whose age counts: that of the person to be helped, not of a parent, a child or the writer for them."""

import re
from collections.abc import Sequence

from navigator.language.text.line import Line
from navigator.language.text.words import Hit

from .ages import Age

NEAR = 7  # letters at most between a relative and their age
_SELF = re.compile(
    r"(?:私|わたし|わたくし|俺|おれ|僕|ぼく|自分|わし|当方|こちら)(?:は|も|が|、|の|自身)?[^。、]{0,3}$"
)
_OF_ELDERS = re.compile(
    r"(?:両親|父親|母親|父|母|親|おやじ|おふくろ)(?:は|も|が|、|の|ももう|とも)?[^。、]{0,3}$"
)


def owned_age(line: Line, hits: Sequence[Hit], ages: Sequence[Age], persona: str | None) -> Age | None:
    """The age that counts when this persona speaks, None without one; exact ages before ranges."""
    ages = [age for age in ages if not age.group]
    if persona == "employer":
        return next((age for age in ages if age.exact), None)
    relatives = [hit for hit in hits if hit.sense.kind == "who" and hit.sense.value == "relative"]
    of_relative = [age for age in ages if any(_belongs(line, age, hit) for hit in relatives)]
    of_self = [age for age in ages if _SELF.search(line.text[: age.start])]
    if persona == "family":
        younger = [age for age in of_relative if not _OF_ELDERS.search(line.text[: age.start])]
        unowned = [age for age in ages if age not in of_self and age not in of_relative]
        return _first(younger) or _first(unowned) or _first(of_relative)
    if persona == "supporter":
        return _first(ages)
    return _first(of_self) or _first([age for age in ages if age not in of_relative])


def _first(ages: Sequence[Age]) -> Age | None:
    return next((age for age in ages if age.exact), next(iter(ages), None))


def _belongs(line: Line, age: Age, hit: Hit) -> bool:
    """Whether an age is said of a relative: 息子54歳, 息子は今年54, 43の息子, 母（78）."""
    before = line.text[hit.end : age.start]
    if hit.end <= age.start and len(before) <= NEAR and not re.search(r"[。、](?=.)|働|いる|住", before):
        return True
    after = line.text[age.end : hit.start]
    return age.end <= hit.start and after in ("の", "歳の", "になる", "になった", "で", "の私の")
