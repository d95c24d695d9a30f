"""How well an answer in one's own words is taken, at the question at hand.

A file lists `{asked: work, text: ぱーと, lang: ja, right: nonregular}`; `right` is a value, a range of numbers (45..49), `ask` where
nothing may be taken, or `declined`.

python benchmarks/typed_answers.py FILE [--as-of 2026-11-29] [--show]    --show: each answer that went wrong
"""

import argparse
import sys
from collections import Counter
from datetime import UTC, date, datetime, time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import yaml

from benchmarks.understand import Share
from navigator.dialogue.answers import DECLINED, DONT_KNOW, Answer, Conversation, make_answer
from navigator.dialogue.conversation.free_text import apply_free_text
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.load import load
from navigator.paths import ROOT

ASK = "ask"
OUTCOMES = ("right", "asked back rightly", "taken wrongly", "asked back needlessly")


def outcome(right: str, answer: Answer | None) -> str:
    """What became of an answer, None where nothing was taken."""
    if right == ASK:
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


def main() -> None:
    """Print how many answers went which way, for each fact."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path)
    options.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 29))
    options.add_argument("--show", action="store_true")
    chosen = options.parse_args()
    now = datetime.combine(chosen.as_of, time(3), UTC)
    knowledge = load(ROOT)
    codes = {place.name: code for code, place in knowledge.municipalities.items()}
    counts: Counter[tuple[str, str]] = Counter()
    for row in yaml.load(chosen.file.read_text("utf-8"), yaml.BaseLoader):
        asked, text, lang = row["asked"], row["text"], row["lang"]
        known = Conversation() if asked == "persona" else Conversation((("persona", make_answer("resident")),))
        after, _ = apply_free_text(evaluate_conversation(knowledge, known, now, translator(lang)), TypedLine(text, asked))
        became = outcome(codes.get(row["right"], row["right"]), after.get(asked))
        counts[asked, became] += 1
        if chosen.show and became not in OUTCOMES[:2]:
            print(f"{became}: {asked}: {text} -> {after.get(asked)}, right is {row['right']}")
    facts = list(dict.fromkeys(fact for fact, _ in counts))
    print(f"{'':24}" + "".join(f"{name:>24}" for name in OUTCOMES))
    for fact in facts:
        print(f"{fact:24}" + "".join(f"{counts[fact, name]:>24}" for name in OUTCOMES))
    total = counts.total()
    for name in OUTCOMES:
        print(f"{name:24}{Share(sum(counts[fact, name] for fact in facts), total)}")


if __name__ == "__main__":
    main()
