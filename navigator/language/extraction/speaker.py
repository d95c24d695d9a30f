"""Who speaks: the person, their family, a supporter, an employer, or "null" for nobody in particular.

The classifiers' likelihoods are weighed with what the line says of whom: who lost the job, who does not go out, who
wishes what. A relative who is only mentioned is nobody who is asked for.
"""

from collections.abc import Mapping

from navigator.language.text.expression import expression
from navigator.language.text.words import Hit

from .analysis import LineAnalysis
from .brief_answers import answers_to, bare_words
from .subjects import OTHER, OUT_OF_WORK, RELATIVE, SPEAKER, subject

SURE, CLOSE = 0.96, 0.08  # sure: likelihood of the first at least, and of the second at most
SURE_UNSAID = 0.97  # the same for a resident of whom no word tells
TRUST = 0.5  # exponent of the classifiers' odds, which are surer than they are right (fitted on lines kept out)
# Factors of the odds. Most lines are by residents, and to take a mother for one costs more than to ask.
LEAN = {"resident": 1.0, "family": 2.2, "supporter": 1.7, "employer": 1.3, "null": 1.5}
# What each sign does to the odds of a persona.
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "own": {"resident": 10.0, "family": 0.08, "employer": 0.15, "supporter": 0.5},  # クビになりました, 働きたい
    "self": {"resident": 5.0, "family": 0.25},  # 兄は正社員、私は何もしていません: beside "own" or "mixed"
    "theirs": {"family": 4.0, "resident": 0.3},  # 息子が働かない, 引きこもりの弟
    "mixed": {"resident": 2.5, "family": 0.7, "employer": 0.4},  # both of them
    "mentioned": {"family": 0.6, "resident": 1.3},  # a relative, but nothing of what a family asks for
    "writer": {"family": 4.0, "resident": 0.3},  # 75の母です
    "helper": {"supporter": 5.0, "resident": 0.4},  # 大家です
    "helps": {"supporter": 12.0, "resident": 0.15, "family": 0.4, "employer": 0.4},  # 病院で働いています。退院する男性の…
    "third": {"supporter": 2.0, "resident": 0.7},  # 60代の方が
}
_TOLD = expression(
    r"と[^。、]{0,8}(?:来(?:ます|る|て|られ)|申し|おっしゃ)|(?:と|って|とは)(?:言|い|話|思ってい?る(?:よう|みたい|らしい))|そう|よう|みたい|らしい|人|方|という|のに?(?:か|だろう)"
)
_HEADED = expression(
    r"^(?:うちの)?(?:息子|むすこ|せがれ|娘|むすめ|長男|次男|三男|長女|次女|兄|姉|弟|妹|いとこ|孫|甥|姪|夫|主人|旦那|妻|家内)"
    r"(?:[0-9]|[(、 ]?(?:[0-9]|昭和|平成))"
)  # 妹45歳、働ける時間だけ働きたい
_QUOTED = expression(r"(?:と|とのこと|って)(?:$|[。、])")


def read_speaker(analysis: LineAnalysis, *, asked: bool = False) -> tuple[str | None, bool, tuple[str, ...]]:
    """The persona (None for nobody in particular), whether that is sure, and the words for it.

    Where it is `asked` who speaks, one word tells it: 自分, 息子.
    """
    told = answers_to(analysis, "persona") if asked else []
    if len({hit.sense.value for hit in told}) == 1:
        return told[0].sense.value, True, analysis.words(told)
    (first, likelihood), (_, next_likelihood) = ranking(analysis)[:2]
    persona = None if first == "null" else first
    hits = [hit for kind in ("who", "sign") for hit in analysis.of(kind) if hit.sense.id == persona]
    said = persona != "resident" or hits or analysis.of("fact") or bare_words(analysis)
    sure = likelihood >= (SURE if said else SURE_UNSAID) and next_likelihood <= CLOSE
    return persona, sure and persona is not None, analysis.words(hits)


def ranking(analysis: LineAnalysis) -> list[tuple[str, float]]:
    """Each persona with its likelihood, likeliest first; "null" is nobody in particular."""
    odds = {p: _odds(analysis.score(f"persona:{p}")) ** TRUST * lean for p, lean in LEAN.items()}
    for sign in signs(analysis):
        for persona, weight in WEIGHTS[sign].items():
            odds[persona] *= weight
    total = sum(odds.values())
    return sorted(((persona, o / total) for persona, o in odds.items()), key=lambda pair: -pair[1])


def signs(analysis: LineAnalysis) -> list[str]:
    """What the line says of who speaks, as names of `WEIGHTS`."""
    roles = {role: _hits(analysis, role) for role in ("own", "will", "relative", "wish", "writer", "helper", "workplace", "third")}
    events = [hit for hit in roles["own"] if subject(analysis.line, analysis.hits, hit) not in (RELATIVE, OTHER)]
    own = [*events, *(hit for hit in roles["will"] if not _is_told_of_another(analysis, hit)), *_own_situation(analysis)]
    relatives = not roles["third"]  # 隣の息子さん, 利用者さんの息子さん are no relatives
    headed = bool(_HEADED.match(analysis.line.text))
    theirs = bool(roles["wish"]) or headed or (relatives and (len(events) < len(roles["own"]) or _relative_is_out_of_work(analysis)))
    found = []
    if own:
        found.append("mixed" if theirs or roles["writer"] else "own")
        if any(subject(analysis.line, analysis.hits, hit) == SPEAKER for hit in own):
            found.append("self")
    elif theirs:
        found.append("theirs")
    elif roles["relative"] and not roles["writer"]:
        found.append("mentioned")
    if roles["writer"] and not own:
        found.append("writer")
    if roles["third"] and (roles["helper"] or roles["workplace"]):
        found.append("helps")
    elif roles["helper"]:
        found.append("helper")
    elif roles["third"] and not own and not _hits(analysis, "company"):
        found.append("third")
    return found


def _hits(analysis: LineAnalysis, role: str) -> list[Hit]:
    return [hit for kind in ("who", "sign") for hit in analysis.of(kind) if hit.sense.value == role]


def _is_told_of_another(analysis: LineAnalysis, hit: Hit) -> bool:
    """Whether a wish is told of another: 働きたいと言っています, 働きたいようです; 本人は働きたいと。"""
    after = analysis.line.text[hit.end :]
    if _HEADED.match(analysis.line.text) and subject(analysis.line, analysis.hits, hit) != SPEAKER:
        return True
    return bool(_TOLD.match(after) or (_QUOTED.match(after) and subject(analysis.line, analysis.hits, hit) == RELATIVE))


def _own_situation(analysis: LineAnalysis) -> list[Hit]:
    """Words for being out of work, or for looking for it, that the speaker says of themselves: 兄は正社員、私は無職."""
    situations = [hit for hit in analysis.of("topic") if hit.sense.id in OUT_OF_WORK and hit.sense.id != "hikikomori"]
    return [hit for hit in situations if subject(analysis.line, analysis.hits, hit) == SPEAKER]


def _relative_is_out_of_work(analysis: LineAnalysis) -> bool:
    """Whether a relative is who has no work or does not go out."""
    situations = [hit for hit in analysis.of("topic") if hit.sense.id in OUT_OF_WORK]
    return any(subject(analysis.line, analysis.hits, hit) == RELATIVE for hit in situations)


def _odds(likelihood: float) -> float:
    bounded = min(max(likelihood, 1e-4), 1 - 1e-4)
    return bounded / (1 - bounded)
