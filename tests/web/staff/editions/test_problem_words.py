"""What loader, checks and proof say in English, as officers read it: every message that there is in the code has a meaning."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import navigator
from navigator.editions.proof_run import BROKEN
from navigator.engine.prove.fault import Fault
from navigator.knowledge.calls import Call
from navigator.knowledge.checks.first_doors import FirstDoor
from navigator.review.door_figures import door_faults
from navigator.review.fault_text import TEXTS
from navigator.web.staff.editions.problem_words import FoundProblem, meaning_of

PACKAGE = Path(navigator.__file__).parent
ROOMS = ("knowledge", "review", "editions", "language")
SPEAKS = ("fail", "unreadable")  # methods whose last argument is a message
FAULTS = re.compile(r".*faults|checked_later|figures_in_prose")  # functions whose texts are messages, behind the place
WAYS_OUT = ("did_you_mean(", "way_out", "near", "_way_out(")
BY_PARTS = {"text", "self.text"}  # handed on: by Report itself, and by the proof from TEXTS
NOT_OF_PAGES = ("_case_faults", "door_faults")  # cases have words of their own on the pages; doors are asked for below
PLACE = re.compile(r"^(?:NAMED|rules/parameters\.yaml):(?:NAMED|1)  |^(?:office )?NAMED (?=is said)")


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("`work` is never asked of `resident`", "質問「work」は、本人には聞かれません。"),
        ("`work` is asked of `family`, for whom it has no words", "質問「work」に、家族への言葉がありません。"),
        ("`困(る*)*い` cannot be read: it costs too much: what repeats",
         "「困(る*)*い」は、読むのに手間がかかりすぎます。「~」や「(…)*」を減らすか、いくつかの言葉に分けてください。"),
        ("`work` is written twice", "「work」が２回書かれています。ひとつにしてください。"),
        ("fact `agee` is not declared in rules/facts.yaml. Did you mean `age`?", "質問「agee」がありません。「age」ではありませんか。"),
        ("`x` is not known here. Write one of: a, b", "「x」は、ここで使える名前ではありません。次のどれかにしてください：a, b"),
        ("named condition `x` rests on itself: x -> y -> x", "条件「x」が、めぐりめぐって自分自身を使っています。"),
        ("`value` is missing. Write it, or say status: unknown", "値がありません。値を書くか、「わからない」にしてください。"),
        ("`name` is missing", "「name」がありません。"),
        ("`alone` leaves out the number: write {value} where it stands", "「alone」に数がありません。数の入るところに {value} と書いてください。"),
        ("section `9` of `jobs` is not among the plan's `sections`", "計画の節「9」がありません。"),
        ("nobody has said this yet", ""),
    ],
)
def test_a_message_is_read_in_japanese(t, said, meaning):
    assert meaning_of(said, t) == meaning


def test_the_conversation_that_a_fault_shows_stands_beside_its_meaning(t):
    text = "the conversation never ends: it asks again\n    どなたのことですか。→ 自分のこと\n    年齢は？→ 45"
    found = FoundProblem("", 0, meaning_of(text, t), text)
    assert found.meaning == "同じ質問が、２度出る会話があります。"
    assert found.conversation == ["どなたのことですか。→ 自分のこと", "年齢は？→ 45"]


def spoken(node: ast.expr, named: str = "NAMED", way_out: str = "") -> str | None:
    """The text of an expression, with a name in place of what it is filled with; None where it is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(spoken(part, named, way_out) or "" for part in node.values)
    if isinstance(node, ast.FormattedValue):
        said = ast.unparse(node.value)
        return way_out if said.startswith(WAYS_OUT) else f"{named} kind" if said in ("kind", "key") else named
    return None


def messages() -> Iterator[tuple[str, str]]:
    """Every message in the code of the loader, the checks and the proof: where, and as it reads."""
    for path in sorted(each for room in ROOMS for each in (PACKAGE / room).rglob("*.py")):
        tree, where = ast.parse(path.read_text(encoding="utf-8")), path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(tree):
            for text in texts_of(node):
                for way_out in ("Did you mean `near`?", "Write one of: one, other"):
                    yield f"{where}:{node.lineno}", spoken(text, way_out=way_out) or ast.unparse(text)


def texts_of(node: ast.AST) -> list[ast.expr]:
    """The messages that a node of the code says."""
    if isinstance(node, ast.Call):
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        is_report = called == "add" and ast.unparse(node.func) == "report.add"
        return [node.args[-1]] if (called in SPEAKS or is_report) and node.args else []
    if isinstance(node, ast.FunctionDef) and FAULTS.fullmatch(node.name) and node.name not in NOT_OF_PAGES:
        return [each for each in ast.walk(node) if isinstance(each, ast.JoinedStr) and (spoken(each) or "").count(" ") > 4]
    return []


def test_every_message_of_loader_checks_and_proof_has_its_meaning(t):
    every = {(where, PLACE.sub("", text)) for where, text in messages() if text not in BY_PARTS}
    assert len({where for where, _ in every}) > 150, "the messages are no longer found"
    silent = [f"{where}  {text}" for where, text in sorted(every) if not re.search("[ぁ-ん]", meaning_of(text, t))]
    assert silent == []


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_of_the_proof_has_its_meaning(t, fault):
    said = TEXTS[fault].format(about="saposute", others="age, work", number=45, below=44, above=46)
    assert re.search("[ぁ-ん]", meaning_of(said, t))


def test_a_first_door_that_cannot_be_is_told_in_japanese(t, knowledge):
    office = knowledge.offices["hello-work"]["ota"]
    other = Call("relay", office, "hello-work/ota", office.hours, public_office=True)
    doors = [FirstDoor("resident", "10201", window, None, call, halls_listed=False) for window, call in (("a", None), ("b", other))]
    nobody, another = (meaning_of(said.split("  ", 1)[1], t) for said in door_faults(doors))
    assert "はじめに出る窓口に、連絡先がない" in nobody
    assert "ほかの窓口につなぐところのもの" in another


def test_a_proof_that_was_cut_off_is_told_in_japanese(t):
    assert all(meaning_of(text, t) for _, _, text in BROKEN["problems"])
