"""Who speaks: the person, their family, a supporter, an employer, or "null" for nobody in particular.

The classifiers' likelihoods are weighed with what the line says of whom: who lost the job, who does not go out, who
wishes what. A relative who is only mentioned is nobody who is asked for.
"""

from collections.abc import Collection, Mapping, Sequence

from navigator.language.text.expression import expression
from navigator.language.text.words import Hit

from .analysis import LineAnalysis
from .brief_answers import answers_to, bare_words
from .speaker_signs import signs
from .subjects import RELATED

SURE, CLOSE = 0.965, 0.08  # sure: likelihood of the first at least, and of the second at most
SURE_UNSAID = 0.985  # the same for a resident of whom no word tells
TRUST = 0.5  # exponent of the classifiers' odds, which are surer than they are right (fitted on lines kept out)
UNMEANT = 18.0  # what is not meant for us is nobody's in particular
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
    "third": {"supporter": 2.5, "resident": 0.7, "family": 0.5},  # 60代の方が
    "duty": {"supporter": 3.0, "family": 0.35},  # 担当世帯の長男さんが
    "company": {"employer": 2.5, "resident": 0.6},  # うちの従業員, 求人を出したい
    "headed": {"family": 4.0, "resident": 0.35},  # 弟が…, my son has…: a relative the line begins with
    "parent": {"resident": 2.5, "family": 0.5, "employer": 0.6},  # 娘は八歳で, 学童のお迎え: a child too small to be asked for
    "threatened": {"resident": 3.0, "family": 0.3},  # 父が怒鳴って物を投げる: by a parent or a spouse, one speaks for oneself
    "aged": {"resident": 2.5, "family": 0.4},  # わたし 50さい, つまと こども 3人
    "employed": {"resident": 3.0, "family": 0.5, "employer": 0.15},  # パート45
    "employee": {"resident": 5.0, "employer": 0.01},  # 技能実習生です, 社長がなぐる
    "independent": {"resident": 12.0, "employer": 0.01},  # 個人事業主です。仕事が減って生活が苦しい
    "myself": {"resident": 20.0, "family": 0.15, "supporter": 0.1, "employer": 0.1},  # 今日は自分のこと
    "another": {"resident": 0.15},  # 教えてやりたい, この人は: whom it is for is not told
    "burdened": {"resident": 2.0, "family": 0.2},  # 弟の借金の保証人: what a relative costs one
    "lodges": {"resident": 5.0, "family": 0.1},  # 兄の家に厄介になっています
    "bereaved": {"resident": 2.0, "family": 0.5},  # 主人が昨年亡くなり
    "honoured": {"supporter": 2.5, "family": 0.25},  # 隣の息子さん
    "seeks": {"employer": 0.1, "supporter": 1.5},  # 求人を出してくださる会社の一覧
    "friendless": {"resident": 2.0, "supporter": 0.2},  # 友達が一人もいない
}


# Signs beside which a persona is not sure, however likely: it is asked.
AGAINST: Mapping[str, Collection[str]] = {
    "resident": ("another", "theirs", "writer", "helps"),
    "family": ("myself", "burdened", "own", "lodges", "threatened", "bereaved", "honoured"),
    "supporter": ("myself", "own"), "employer": ("myself", "another", "seeks", "employee", "independent"),
}  # fmt: skip


_ONESELF = r"(?:私|わたし|わたくし|あたし|俺|おれ|僕|ぼく|自分|わし|うち)"
_ALSO = r"(?:も|たち|自身|両方|二人|ふたり|の(?:両方|二人|ふたり|こと)|です|かも|$|。)"
_BOTH = expression(
    rf"{RELATED}(?:のこと|の話)?(?:も|と|や|か|です(?:が|けど)|だけど|、|。|・|/|が(?=、))*(?:あと|それと|それから|そして|って?いうか|というか|つうか|てか|もだけど)?、?{_ONESELF}{_ALSO}|"
    rf"^{_ONESELF}(?:のこと)?(?:も|と|や|・|/|、?あと|それと)、?{RELATED}(?:も|のこと|の(?:両方|二人|こと)|です|両方|二人|$|。)"
)


def read_speaker(analysis: LineAnalysis, *, asked: bool = False) -> tuple[str | None, bool, tuple[str, ...]]:
    """The persona (None for nobody in particular), whether that is sure, and the words for it.

    Where it is `asked` who speaks, one word tells it: 自分, 息子.
    """
    both = asked and names_both(analysis.line.text)
    told = answers_to(analysis, "persona") if asked and not both else []
    (first, likelihood), (_, next_likelihood) = ranking(analysis)[:2]
    if len({hit.sense.value for hit in told}) == 1 and (told[0].sense.value == first or _is_most(told, analysis.line.text)):
        return told[0].sense.value, True, analysis.words(told)
    persona = None if first == "null" else first
    hits = [hit for kind in ("who", "sign") for hit in analysis.of(kind) if hit.sense.id == persona]
    said = persona != "resident" or hits or analysis.of("fact") or bare_words(analysis)
    sure = likelihood >= (SURE if said else SURE_UNSAID) and next_likelihood <= CLOSE
    sure = sure and not both and not speaks_against(analysis, first)
    return persona, sure and persona is not None, analysis.words(hits)


def _is_most(told: Sequence[Hit], text: str) -> bool:
    """Whether a word is most of the answer, and not one in a story: 社長がなぐる is told by no employer."""
    return 2 * max(hit.end - hit.start for hit in told) >= len(text)


def speaks_against(analysis: LineAnalysis, persona: str) -> bool:
    """Whether a sign stands against a persona, so that it is asked however likely: クビになりました is said of no relative."""
    return bool(set(signs(analysis)) & set(AGAINST.get(persona, ())))


def names_both(text: str) -> bool:
    """Whether oneself and a relative are named side by side as those it is about: 兄貴っていうか俺も, 息子と自分."""
    return bool(_BOTH.search(text))


def ranking(analysis: LineAnalysis) -> list[tuple[str, float]]:
    """Each persona with its likelihood, likeliest first; "null" is nobody in particular."""
    odds = {p: _odds(analysis.score(f"persona:{p}")) ** TRUST * lean for p, lean in LEAN.items()}
    for sign in signs(analysis):
        for persona, weight in WEIGHTS[sign].items():
            odds[persona] *= weight
    meant = min(max(analysis.score("understood"), analysis.likelihood("danger"), 0.02), 1.0)
    odds["null"] *= max(1.0, UNMEANT * (1 - meant) / meant)
    total = sum(odds.values())
    return sorted(((persona, o / total) for persona, o in odds.items()), key=lambda pair: -pair[1])


def _odds(likelihood: float) -> float:
    bounded = min(max(likelihood, 1e-4), 1 - 1e-4)
    return bounded / (1 - bounded)
