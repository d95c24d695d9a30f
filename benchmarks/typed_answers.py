"""How well an answer in one's own words is taken, at the question at hand.

A file lists `{asked: work, text: ぱーと, lang: ja, right: nonregular}`, or has these columns parted by tabs; `right` is a value, a
range of numbers (45..49), `ask` where nothing may be taken, `declined` or `unknown`. `persona` says whose conversation it is;
without it an answer that tells of a child or sibling stands in a family's, one that tells of a client in a supporter's,
every other in a resident's, and what only an employer is asked in an employer's. At the question who speaks there is no `declined`: it is put again.

python benchmarks/typed_answers.py FILE… [--as-of 2026-11-29] [--show] [--plain]    on these files
python benchmarks/typed_answers.py --left-out [--without AUTHOR…] [--only AUTHOR…]  on each author in training/answers, kept out in turn

--show: each answer that went wrong    --plain: without the heads that read by meaning
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
import yaml

from benchmarks.understand import Share
from navigator.dialogue.answers import DECLINED, DONT_KNOW, Answer, Conversation, make_answer
from navigator.dialogue.conversation.free_text import apply_free_text
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.load import load
from navigator.language.classifiers.answer_heads import AnswerHeads
from navigator.paths import ROOT
from training.answers import OF_NUMBERS, TypedAnswer, build, read_typed_answers, see

ASK, PERSONA = "ask", "persona"
OUTCOMES = ("right", "asked back rightly", "taken wrongly", "asked back needlessly")
_NOTHING = np.zeros((0, 0), np.float32)
NO_HEADS = AnswerHeads((), {}, None, _NOTHING, _NOTHING, _NOTHING, _NOTHING)
_OF_RELATIVE = re.compile(
    r"息子|むすこ|ムスコ|ﾑｽｺ|せがれ|倅|長男|次男|三男|長女|次女|うちの子|あの子|相談したいのは娘|"
    r"(?:娘|むすめ|弟|おとうと|妹|いもうと|兄|あに|姉|あね|孫|甥|姪|夫|妻|旦那|主人|女房|家内|兄貴|姉貴)(?:さん|ちゃん)?(?:は|が|も|の|、| |　)|"
    r"\b(?:mi|meu|minha|my|o meu) (?:hij[oa]|filh[oa]|son|daughter|herman[oa]|irm[aã]o?|brother|sister|marido|esposo|esposa|husband|wife|ti[oa]|sobrin[oa])|"
    r"\b(?:con trai|con gai|em trai|em gai|anh trai|chi gai|anak(?: ko| saya|ku)|kapatid|kuya|adik|kakak|suami|istri|mero (?:chhora|chhori|bhai|dai|bahini|didi))\b|"
    r"我(?:的)?(?:儿子|女儿|弟弟|妹妹|哥哥|姐姐|丈夫|老公|妻子|老婆)|मेरो (?:छोरा|छोरी|भाइ|दाइ|बहिनी|दिदी)", re.IGNORECASE
)
_OF_CLIENT = re.compile(r"ご本人|相談者|担当の方|担当している方|利用者|支援中の方|支援している方|\b(?:my|the) client\b")
Row = tuple[TypedAnswer, str]  # an answer, and whose conversation it stands in


def outcome(asked: str, right: str, answer: Answer | None) -> str:
    """What became of an answer, None where nothing was taken."""
    if right == ASK or (asked == PERSONA and right in ("declined", "unknown")):
        return "asked back rightly" if answer is None else "taken wrongly"
    if answer is None:
        return "asked back needlessly"
    return "right" if _is_right(right, answer) else "taken wrongly"


def _is_right(right: str, answer: Answer) -> bool:
    if not answer.is_known:
        return answer == {"declined": DECLINED, "unknown": DONT_KNOW}.get(right)
    low, _, high = right.partition("..")
    told = [value for values in answer.values for value in values.split("..")]
    if high and all(value.isdecimal() for value in told):
        return int(low) <= int(told[0]) and int(told[-1]) <= int(high)
    return set(answer.values) == set(right.split("|")) or (len(told) == 2 and right in told and told[0].isdecimal())


def persona_of(answer: TypedAnswer) -> str:
    """Whose conversation the answer stands in, "" where that is the question."""
    if answer.asked == PERSONA:
        return ""
    return "family" if _OF_RELATIVE.search(answer.text) else "supporter" if _OF_CLIENT.search(answer.text) else "resident"


def read_file(path: Path) -> list[Row]:
    """The answers of a file."""
    if path.suffix == ".tsv":
        return [(answer, persona_of(answer)) for answer in read_typed_answers([path])]
    rows = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    answers = [TypedAnswer(path.stem, row["asked"], row["lang"], row["right"], row["text"]) for row in rows]
    return [(answer, row.get("persona") or persona_of(answer)) for answer, row in zip(answers, rows, strict=True)]


def _known(knowledge: Knowledge, asked: str, speaker: str) -> Iterator[tuple[str, Answer]]:
    """What is told before a question can come: who speaks, and of which town a part is asked."""
    yield PERSONA, make_answer(speaker)
    if asked in knowledge.facts and (town := knowledge.facts[asked].part_of):
        yield knowledge.lexicon.place, make_answer(town)


def measured(knowledge: Knowledge, rows: Sequence[Row], as_of: date, *, show: bool) -> Iterator[tuple[TypedAnswer, str]]:
    """What became of each answer."""
    now = datetime.combine(as_of, time(3), UTC)
    codes = {place.name: code for code, place in knowledge.municipalities.items()}
    for answer, persona in rows:
        asked_of = knowledge.facts[answer.asked].asked_of if answer.asked in knowledge.facts else ()
        speaker = persona if not persona or not asked_of or persona in asked_of else asked_of[0]
        known = Conversation(tuple(_known(knowledge, answer.asked, speaker))) if speaker else Conversation()
        evaluation = evaluate_conversation(knowledge, known, now, translator(answer.lang))
        after, _ = apply_free_text(evaluation, TypedLine(answer.text, answer.asked))
        became = outcome(answer.asked, codes.get(answer.right, answer.right), after.get(answer.asked))
        if show and became not in OUTCOMES[:2]:
            print(f"{became}: {answer.asked}: {answer.text} -> {after.get(answer.asked)}, right is {answer.right}")
        yield answer, became


def left_out(
    knowledge: Knowledge, without: Sequence[str], only: Sequence[str], as_of: date, *, show: bool
) -> Iterator[tuple[TypedAnswer, str]]:
    """The same for each author (of `only`), with heads that learnt from the others alone; `without` are learnt from by none."""
    answers = [answer for answer in read_typed_answers() if answer.author not in without]
    seen = see(knowledge.lexicon, answers)
    for author in only or dict.fromkeys(answer.author for answer in answers):
        others = [n for n, answer in enumerate(answers) if answer.author != author]
        heads = build([answers[n] for n in others], [seen[n] for n in others], encoder=True)
        rows = [(answer, persona_of(answer)) for answer in answers if answer.author == author]
        yield from measured(with_heads(knowledge, heads), rows, as_of, show=show)


def with_heads(knowledge: Knowledge, heads: AnswerHeads) -> Knowledge:
    """The knowledge, reading answers by these heads."""
    return replace(knowledge, lexicon=replace(knowledge.lexicon, answer_heads=heads))


def report(became: Sequence[tuple[TypedAnswer, str]]) -> None:
    """The shares of each outcome with their intervals: by question, by language, by author, in all."""
    print(f"{'':24}{'n':>5}" + "".join(f"{name:>24}" for name in OUTCOMES))
    for kind in ("asked", "lang", "author"):
        for name in dict.fromkeys(getattr(answer, kind) for answer, _ in became):
            _print_shares(f"{kind} {name}", [outcome for answer, outcome in became if getattr(answer, kind) == name])
    for label, of_numbers in (("numbers", True), ("options", False)):
        _print_shares(label, [outcome for answer, outcome in became if (answer.asked in OF_NUMBERS) == of_numbers])
    _print_shares("all", [outcome for _, outcome in became])


def _print_shares(name: str, outcomes: Sequence[str]) -> None:
    counts = Counter(outcomes)
    if outcomes:
        print(f"{name[:24]:24}{len(outcomes):>5}" + "".join(f"{Share(counts[o], len(outcomes))!s:>24}" for o in OUTCOMES))


def main() -> None:
    """Print how many answers went which way, for each question, language and author."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", type=Path, nargs="*")
    options.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 29))
    options.add_argument("--show", action="store_true")
    options.add_argument("--plain", action="store_true")
    options.add_argument("--left-out", action="store_true")
    options.add_argument("--without", nargs="*", default=())
    options.add_argument("--only", nargs="*", default=())
    chosen = options.parse_args()
    knowledge = load(ROOT)
    if chosen.plain:
        knowledge = with_heads(knowledge, NO_HEADS)
    if chosen.left_out:
        report(list(left_out(knowledge, chosen.without, chosen.only, chosen.as_of, show=chosen.show)))
    else:
        rows = [row for path in chosen.files for row in read_file(path)]
        report(list(measured(knowledge, rows, chosen.as_of, show=chosen.show)))


if __name__ == "__main__":
    main()
