"""Danger in a line: what kind, how certain, and by which words.

Words or classifiers alone suffice for `possible`: `certain` and `likely` words always, `possible` ones where the classifiers do not
speak against it. Words of a near miss (degree, denial, past, prevention work) keep
danger from being `certain`; what is left then, the classifiers decide. Letters that belong to another word altogether
(`calm: other`) are not counted. Words that may mean a wish or a threat (quiere matarme) are read as the longer one that holds them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from navigator.language.text.clauses import clause_bounds, piece_bounds
from navigator.language.text.expression import expression
from navigator.language.text.words import Hit
from navigator.language.understanding import CALMS, CRISES, Concern, Crisis

from .analysis import LineAnalysis

# Likelihoods from which danger is
CERTAIN_WITH_WORD = 0.75  # certain, beside any word of danger
CERTAIN_ALONE = 0.85  # certain, without a word
MIN_SUPPORT = 0.02  # certain, with a certain word in a line of one clause
SUPPORT_AMONG_OTHERS = 0.32  # the same where other clauses stand beside it
WHOLE_CLAUSE = 0.6  # of the letters of its clauses: a certain word that is as long needs no support
POSSIBLE = 0.10  # possible
POSSIBLE_WITH_WORD = 0.05  # possible, with any word
POSSIBLE_UNREAD = 0.5  # possible without a word, in a name, a number, a short answer or what is not meant for us
NOT_MEANT = ("denial", "degree")  # near misses that say outright that none is meant
NEAR_MISSES = tuple(kind for kind in CALMS if kind != "other")
NOT_PAST = tuple(kind for kind in NEAR_MISSES if kind != "past")
NO_FIGURES = tuple(kind for kind in NEAR_MISSES if kind != "degree")
BEYOND_DENIAL = 0.9  # a denied word is heard none the less
MEANT = 0.5  # likelihood from which a line is meant for us
KIND_MIN = 0.35  # of a kind, though no certain word names it
NEAR, GUESSED = 4, 0.4  # a second kind is told where neither is likely: so many times less likely at most, in a danger so likely
NEARBY = 14  # letters between what explains a blow (a match, a film) and its word
_GOES_ON = expression(
    r"(?:年|月|週間|昔|前|頃|ころ|時|とき)(?:ずっと)?から|昔も今も|今もまだ|いまだに|相変わらず|"
    r"(?:私|わたし|俺|おれ|僕|ぼく|自分)も、?(?:死|しに|しぬ|逝|追い|追っ)|\bsementara\b"
)  # 十年前から殴られて; 妻が死んだら私も死にます
_BUT = expression(
    r"(?:ない|ません|です)(?:の|ん)?(?:です)?(?:が|けど|けれど)|"
    r"\b(?:but|pero|mas (?:ele|ela|me|minha?|meu|ontem|hoje|ja|sim|quando)|porem|nhung|tapi|tetapi|ngunit|kaso)\b|但|可是|तर "
)  # what comes after it is denied no longer: no me pega pero me amenaza
_LIMITED = expression(
    r"[^.。、,]{0,24}?\b(?:where|when|unless|if|in the face|on the face|kapag|pag|kung|quando|cuando|se|si|na cara|no rosto|en la cara|"
    r"khi|neu|truoc mat|kalau|kecuali|saat|ketika|di depan)\b"
)  # he doesn't hit me where people can see: denied for a place or a time alone
_NOW = expression(
    r"(?:(?<=たい)(?:です|よ|ん|な|の|けど|が|し|。|、|$)|(?:(?<=れ)て|(?<=て))?(?:い)?(?:ます|る)(?:です|よ|ん|の|けど|が|し|から|ので|。|、|$))"
)  # 三年前に離婚して死にたいです; 三年前に結婚して殴られています: what began then goes on
_SAID_AFTER = expression(r"(?:の|は)(?:話|はなし|こと)|昔$|済|すん|終結|縁")  # 薬を飲みました。三十年も前の話です


@dataclass(frozen=True)
class DangerReading:
    """The danger in a line; `words` are those it rests on, as typed."""

    crisis: Crisis = "none"
    concern: Concern = "none"
    words: tuple[str, ...] = ()
    also: Crisis = "none"  # a second kind that is named: its telephones are shown as well


def read_danger(analysis: LineAnalysis, *, is_answer: bool = False) -> DangerReading:
    """`is_answer`: something else was asked for and told in a word, where no danger is looked for without a word of it."""
    hits, doubtful = _danger_hits(analysis)
    calmed = _calmed_clauses(analysis)
    quieted = [hit for hit in hits if _within(hit, _calmed_want(analysis) if hit.sense.id == "destitution" else calmed)]
    quieted = [hit for hit in quieted if not _is_now(analysis, hit)]
    certain = [hit for hit in hits if hit.sense.value == "certain" and hit not in quieted]
    beside = [hit for hit in quieted if hit.sense.value == "certain" and _is_beside_a_near_miss(analysis, hit)]
    hidden = [] if analysis.of("calm") else list(analysis.hidden)
    spelt_out = any(_is_spelt_out(analysis, hit) for hit in hidden)
    word = bool(hidden) or len(quieted) < len(hits)
    likelihood = 1.0 if spelt_out else analysis.likelihood("danger")
    denied = _calmed_clauses(analysis, NOT_MEANT)
    if hits and likelihood < BEYOND_DENIAL and all(_within(hit, denied) for hit in (*hits, *hidden)):
        likelihood = _outside(analysis, denied, likelihood)
    unread = not (hits or hidden) and (is_answer or analysis.score("understood") < MEANT)
    needed = SUPPORT_AMONG_OTHERS if analysis.pieces else MIN_SUPPORT
    supported = bool(certain or hidden) and (likelihood >= needed or any(_is_most_of_its_clause(analysis, hit) for hit in certain))
    possible = POSSIBLE_WITH_WORD if word else POSSIBLE_UNREAD if unread else POSSIBLE
    likely = any(hit.sense.value == "likely" and hit not in quieted for hit in hits)
    named = bool(certain or hidden or likely or beside) or any(hit.end - hit.start == len(analysis.line.text) for hit in hits)  # けられる
    concern = _concern(named, word, likelihood, calm=bool(calmed), possible=possible, supported=supported)
    if concern == "none":
        return DangerReading()
    words = (*analysis.words(hits), *(analysis.line.bare.words(hit.start, hit.end) for hit in hidden))
    telling = [*certain, *beside, *hidden, *(hit for hit in hits if hit.sense.value == "likely" and hit not in quieted)]
    crisis, also = _kinds(analysis, telling, hits, doubtful)
    return DangerReading(crisis, concern, tuple(dict.fromkeys(words)), also)


def _concern(
    certain_word: bool, word: bool, likelihood: float, *, calm: bool, possible: float, supported: bool
) -> Concern:
    if supported:
        return "certain"
    if likelihood >= (CERTAIN_WITH_WORD if word else CERTAIN_ALONE) and not calm:
        return "certain"
    return "possible" if certain_word or likelihood >= possible else "none"


def _danger_hits(analysis: LineAnalysis) -> tuple[list[Hit], list[Hit]]:
    """The words of danger, without those whose letters belong to another word; and what may be a wish to die but stands in a threat."""
    others = [hit for hit in analysis.of("calm") if hit.sense.id == "other"]
    hits = [
        hit for hit in analysis.of("danger")
        if not any(o.start <= hit.start and hit.start < o.end and hit.end <= o.end + 2 for o in others)
    ]  # fmt: skip
    threats = [hit for hit in hits if hit.sense.id == "violence" and hit.sense.value == "certain"]
    either = [hit for hit in hits if hit.sense.id == "self_harm" and hit.sense.value == "possible"]
    doubtful = [hit for hit in either if _inside(hit, threats)]
    return [hit for hit in hits if hit not in doubtful], doubtful


def _inside(hit: Hit, longer: Sequence[Hit]) -> bool:
    return any(
        other.start <= hit.start and hit.end <= other.end and (other.start, other.end) != (hit.start, hit.end)
        for other in longer
    )


def _calmed_clauses(analysis: LineAnalysis, kinds: Collection[str] = NEAR_MISSES) -> list[tuple[int, int]]:
    """The clauses in which a word of a near miss stands, or of some kinds of them."""
    text = analysis.line.text
    bounds = clause_bounds(analysis.line) or [(0, len(text))]
    calm = [hit for hit in analysis.of("calm") if hit.sense.id in kinds or _is_said_to_be_over(text, hit)]
    calm = [hit for hit in calm if hit.sense.id != "denial" or not _is_limited(analysis, hit)]
    calmed: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(bounds):
        within = [hit for hit in calm if start < hit.end and hit.start < end]
        if within and all(hit.sense.id == "denial" for hit in within):
            turn = _BUT.search(text, max(min(hit.end for hit in within) - 3, start), end)
            end = turn.end() if turn else end
        if _GOES_ON.search(text, start, end):
            within = [hit for hit in within if hit.sense.id != "past"]
        if any(_is_said_to_be_over(text, hit) for hit in within):
            calmed += bounds[max(number - 1, 0) : number]
        calmed += [(start, end)] if within else []
    return calmed


def _is_limited(analysis: LineAnalysis, denial: Hit) -> bool:
    """Whether violence is denied for a place or a time alone: não me bate quando está sóbrio."""
    violence = [hit for hit in analysis.of("danger") if hit.sense.id == "violence"]
    denied = any(_overlap((hit.start, hit.end), (denial.start, denial.end)) for hit in violence)
    return denied and bool(_LIMITED.match(analysis.line.text, denial.end))


def _is_most_of_its_clause(analysis: LineAnalysis, hit: Hit) -> bool:
    """Whether a clause says hardly more than this word: 父がぶつ; domestic violence, I need help. Nothing there can mean it otherwise."""
    clauses = clause_bounds(analysis.line) or [(0, len(analysis.line.text))]
    touched = [clause for clause in clauses if _overlap(clause, (hit.start, hit.end))]
    return hit.end - hit.start >= WHOLE_CLAUSE * sum(end - start for start, end in touched)


def _calmed_want(analysis: LineAnalysis) -> list[tuple[int, int]]:
    """Where no want is told. A figure of speech quiets its own words alone: 饿死了, but not a night in the car beside クビになり."""
    figures = [(hit.start, hit.end) for hit in analysis.of("calm") if hit.sense.id == "degree"]
    return [*_calmed_clauses(analysis, NO_FIGURES), *figures]


def _is_now(analysis: LineAnalysis, hit: Hit) -> bool:
    """Whether a word is said of now, and nothing but what is past calms its clause."""
    return bool(_NOW.match(analysis.line.text, hit.end)) and not _within(hit, _calmed_clauses(analysis, NOT_PAST))


def _is_beside_a_near_miss(analysis: LineAnalysis, hit: Hit) -> bool:
    """Whether a word stands in a calmed clause and is no part of what calms it: 料理人です死にたいです, but not 自殺予防の研修."""
    reach = NEARBY if hit.sense.id == "violence" else 0  # a blow in a match is no blow at home
    explained = (calm for calm in analysis.of("calm") if calm.sense.id == "subject" or not reach)
    is_part = any(calm.start - reach < hit.end and hit.start < calm.end + reach for calm in explained)
    is_part |= any(calm.start < hit.end and hit.start < calm.end for calm in analysis.of("calm"))
    return not is_part and not _within(hit, _calmed_clauses(analysis, ("denial",)))


def _is_said_to_be_over(text: str, hit: Hit) -> bool:
    """Whether it is said outright that what was told is over: 三十年も前の話です."""
    return hit.sense.id == "past" and bool(_SAID_AFTER.search(text[hit.start : hit.end]))


def _outside(analysis: LineAnalysis, denied: list[tuple[int, int]], whole: float) -> float:
    """The likelihood of the likeliest piece outside the clauses of a denial; that of the whole line where there is none.

    死にたいとは思いません。話し相手がほしい is as calm as its second clause.
    """
    bounds = zip(piece_bounds(analysis.line), analysis.pieces, strict=False)
    rest = [scores.get("danger", 0.0) for piece, scores in bounds if not any(_overlap(piece, clause) for clause in denied)]
    return max(rest, default=whole)


def _overlap(first: tuple[int, int], second: tuple[int, int]) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _within(hit: Hit, bounds: list[tuple[int, int]]) -> bool:
    return any(start <= hit.start < end for start, end in bounds)


def _is_spelt_out(analysis: LineAnalysis, hit: Hit) -> bool:
    """Whether a word is typed with signs or spaces between its letters, which the classifiers do not see through."""
    bare = analysis.line.bare
    return bare.at[hit.end - 1] - bare.at[hit.start] >= hit.end - hit.start + 1


def _kinds(
    analysis: LineAnalysis, telling: list[Hit], hits: list[Hit], doubtful: list[Hit]
) -> tuple[Crisis, Crisis]:
    """The kind of the danger, and a second one that is named ("none" for none). `telling` are the words that name a kind."""
    named = {hit.sense.id for hit in telling}
    threat = bool(doubtful) and "self_harm" not in named
    if len(named) == 1 and not threat:
        return _kinds_of_one(analysis, telling[0].sense.id)
    crisis: Crisis = "violence" if threat else _kind(analysis, named, hits)
    others = [kind for kind in CRISES if kind != crisis and (kind in named or (threat and kind == "self_harm"))]
    return crisis, others[0] if others else _second_guess(analysis, crisis)


def _second_guess(analysis: LineAnalysis, first: Crisis) -> Crisis:
    """Where no word names a kind and none is likely, the next likely one, if it is near; "none" else."""
    likely = {kind: analysis.likelihood(f"crisis:{kind}") for kind in CRISES}
    second = max((kind for kind in CRISES if kind != first), key=likely.__getitem__)
    unsure = analysis.likelihood("danger") >= GUESSED and max(likely.values()) < KIND_MIN
    return second if unsure and 0 < likely[first] <= NEAR * likely[second] else "none"


def is_of_its_kind(analysis: LineAnalysis, danger: DangerReading) -> bool:
    """Whether a certain word names the kind of a danger, or the classifiers hear it where no word does: a lender's threat is no
    night without a roof."""
    levels = {hit.sense.value for hit in (*analysis.of("danger"), *analysis.hidden) if hit.sense.id == danger.crisis}
    return "certain" in levels or ("likely" not in levels and analysis.likelihood(f"crisis:{danger.crisis}") >= KIND_MIN)


def _kinds_of_one(analysis: LineAnalysis, named: str) -> tuple[Crisis, Crisis]:
    """Words name one kind. What the classifiers hear is told beside it, and before it where want is all that is named.

    She sleeps in the bathroom when he drinks: whoever does it is not forgotten for where she sleeps.
    """
    least = min(CERTAIN_WITH_WORD, max(KIND_MIN, 3 * analysis.likelihood(f"crisis:{named}")))
    heard = [kind for kind in CRISES if kind != named and analysis.likelihood(f"crisis:{kind}") >= least]
    words: Crisis = next(kind for kind in CRISES if kind == named)
    if not heard:
        return words, "none"
    return (heard[0], words) if words == "destitution" else (words, heard[0])


def _kind(analysis: LineAnalysis, named: Collection[str], hits: list[Hit]) -> Crisis:
    """The gravest kind that words or classifiers name; else the likeliest."""
    by_word = {hit.sense.id for hit in hits}
    likely = {crisis: analysis.likelihood(f"crisis:{crisis}") for crisis in CRISES}
    for crisis in CRISES:
        is_named = crisis in named and likely[crisis] >= max(likely.values()) / 3
        if is_named or likely[crisis] >= (CERTAIN_WITH_WORD if named else KIND_MIN):
            return crisis
    return max(CRISES, key=lambda c: likely[c] + 0.2 * (c in named) + 0.1 * (c in by_word))
