"""`check` speaks Japanese to officers: every message that there is in the code, and whole runs of the command."""

import ast
import re
import shutil
from collections.abc import Iterator
from datetime import date

import pytest

from navigator.cli.check import speaks_japanese
from navigator.cli.officers.check_words import line_in_japanese
from navigator.engine.prove.fault import Fault
from navigator.knowledge.checks.validity import Due
from navigator.review.fault_text import TEXTS
from tests.conftest import ROOT
from tests.web.staff.editions.test_problem_words import BY_PARTS, PLACE, messages, spoken

SMALL = ROOT / "tests/regions/mahoroba"
ENGLISH = re.compile(r"\b[a-z]+ [a-z]+ [a-z]+\b")  # three words in a row are a sentence of ours
PRINTS = (  # the modules whose texts `check` prints beside the messages of loader and checks
    "review/checkup.py", "review/golden_cases.py", "knowledge/files/catalogs.py", "knowledge/checks/translations.py",
    "knowledge/checks/validity.py", "knowledge/checks/citations.py", "dialogue/decision_json.py", "cli/check.py", "cli/region.py",
)  # fmt: skip
IN_PARTS = (  # of lines that are asked for as a whole below
    "its desk decides, which", "numbers differ", "is said in other words", "without `cites`", "the concern that leads", "the office of",
    "texts changed since", "texts to look at again",
)  # fmt: skip
NOT_PRINTED = ("print ", "list every", "list the", "the folder with", "ja for officers")  # help for whoever types the command
FILE = re.compile(r"^7(?=: [^\d]|:1  )")


def is_japanese(line, t):
    said = re.sub(r"`[^`]*`|「[^」]*」|（--[^）]*）", "", line_in_japanese(line, t))
    return bool(re.search("[ぁ-ん]", said)) and not ENGLISH.search(said)


def printed() -> Iterator[tuple[str, str]]:
    """Every text of several words in those modules, with a number in place of what it is filled with."""
    for name in PRINTS:
        tree = ast.parse((ROOT / "navigator" / name).read_text(encoding="utf-8"))
        silent = {id(part) for node in ast.walk(tree) for part in _no_text(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in silent:
                text = spoken(node, "7") or ""
                if text.count(" ") > 2 and ENGLISH.search(text) and not text.startswith(NOT_PRINTED):
                    yield f"{name}:{node.lineno}", text if "reader" in text else FILE.sub("people.yaml", text)


def _no_text(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and parts of a longer text."""
    if isinstance(node, ast.Expr):
        yield node.value
    if isinstance(node, ast.JoinedStr):
        yield from node.values


def test_every_text_that_the_command_prints_is_said_in_japanese(t):
    every = [(where, text) for where, text in printed() if not any(part in text for part in IN_PARTS)]
    assert len(every) > 30, "the texts are no longer found"
    assert [f"{where}  {text}" for where, text in every if not is_japanese(text, t)] == []


def test_every_message_of_the_loader_is_said_in_japanese(t):
    every = {PLACE.sub("", text) for _, text in messages() if text not in BY_PARTS}
    assert len(every) > 150
    assert [text for text in sorted(every) if not is_japanese(f"rules/facts.yaml:7  {text}", t)] == []


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_of_the_proof_is_said_in_japanese(t, fault):
    assert is_japanese(TEXTS[fault].format(about="saposute", others="age, work", number=45, below=44, above=46), t)


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("rules/ranks.yaml:1  the file is missing", "rules/ranks.yaml:1  ファイルがありません。"),
        ("3 fault(s). Mend them before this is served.", "直すところが3つあります。直すまで、公開されません。"),
        ("note: the plan ended on 2026-03-31", "知っておくこと：計画は、2026-03-31で終わっています。"),
        ("ok: 236 golden cases", "確かめました：確認例 236"),
        ("golden case「例」 the first door should be tea and is none", "確認例「例」とちがいます。最初の窓口は「tea」のはずが、「none」です。"),
        ("golden case「例」 tea should be fits and is not", "確認例「例」とちがいます。「tea」は「合う」のはずが、「合わない」です。"),
        ("golden case「例」 `agee` is no fact. Did you mean `age`?", "確認例「例」とちがいます。質問「agee」がありません。"),
        ("golden cases: none speaks in the voice `family`", "確認例に、家族のものがありません。ひとつ足してください。"),
        ("people.yaml: the cases are no list", "people.yaml  「- 」の行で始まる一覧にしてください。"),
        ("note: en: no native reader has reviewed the catalog (docs/translators.md)",
         "知っておくこと：英語：その言葉で育った方の見なおしが、まだです。"),
        ("note: en: 3 texts changed since their translation (2 still shown), the first `仕事`",
         "知っておくこと：英語：訳のあとで変わった文が3あります（2は前の訳のまま出ます）。はじめは「仕事」です。"),
        ("note: es: 9 texts to look at again, the first `窓口`, 窓口 is said in other words than `a` or `b` (tools/to_review.py lists them)",
         "知っておくこと：スペイン語：見なおしてほしい訳が9あります。はじめは「窓口」です（tools/to_review.py で一覧）。"),
        ("note: scheme tea says 「お茶」 without `cites`. Name what it rests on",
         "知っておくこと：支援策「tea」の「お茶」に、根拠（cites）がありません。"),
        ("golden case「例」 the office of tea should be one and is None", "確認例「例」とちがいます。「tea」の事業所は「one」のはずが、「なし」です。"),
        ("golden case「例」 the concern that leads should be debt and is null",
         "確認例「例」とちがいます。先に案内する気がかりは「debt」のはずが、「なし」です。"),
        ("desk/one hours is said to be checked on 2030-06-02, which is to come. Write the day on which somebody looked",
         "「desk/one」の時間を確かめた日（2030-06-02）が、先の日になっています。見た日を書いてください。"),
        ("municipality 10201 phone unknown", "市町村 10201  電話  わからない"),
        ("tea  Ⅲ-1  scheme  <-  window desk; scheme tea, part one", "tea  Ⅲ-1  支援策  ←  窓口 desk、支援策 tea、内わけ one"),
        ("tea  Ⅲ-1  scheme  <-  -", "tea  Ⅲ-1  支援策  ←  （なし）"),
    ],
)
def test_a_line_is_said_with_its_place(t, said, meaning):
    assert line_in_japanese(said, t) == meaning


@pytest.mark.parametrize("state", ["over", "not yet", "ends", "begins"])
@pytest.mark.parametrize("about", ["the plan", "window desk", "parameter age = 40", "tea: its desk decides, which"])
def test_what_runs_out_is_said_in_japanese(t, about, state):
    assert is_japanese(str(Due(state, about, date(2026, 3, 31))), t)
    assert re.search("計画|窓口|決まりの数", line_in_japanese(str(Due(state, about, date(2026, 3, 31))), t))


def test_a_conversation_stands_beneath_its_fault_as_it_was(t):
    fault = "rules/windows.yaml:3  the conversation never ends: it asks again\n    年齢は？ → 45"
    assert line_in_japanese(fault, t) == "rules/windows.yaml:3  同じ質問が、２度出る会話があります。\n    年齢は？ → 45"


LISTS = ("--contacts", "--unverified", "--stale", "--statements")


@pytest.mark.parametrize("words", [(), *((name,) for name in LISTS)])
def test_whole_runs_are_japanese(run, words):
    done = run("check", "--language", "ja", "--region", str(SMALL), "--as-of", "2032-06-01", *words)
    assert done.output.strip()
    assert english_lines(done.output) == []


def english_lines(output):
    return [line for line in output.splitlines() if ENGLISH.search(re.sub(r"`[^`]*`|「[^」]*」", "", line))]


def test_faults_are_told_in_japanese_with_file_line_and_conversation(run, tmp_path):
    shutil.copytree(SMALL, tmp_path / "region")
    change(tmp_path / "region/rules/windows.yaml", "  instead: {years: [moon-desk, warm-house]}\n", "")
    change(tmp_path / "region/cases/people.yaml", "first: warm-house", "first: moon-desk")
    change(tmp_path / "region/content/offices/star-cafe.yaml", "checked_on: 2030-04-01", "checked_on: 2030-06-02")
    done = run("check", "--language", "ja", "--region", str(tmp_path / "region"), "--as-of", "2030-06-01")
    assert done.exit_code == 1
    assert re.search(r"rules/windows\.yaml:\d+  対象外になる方に、代わりの窓口を示していません。\n    ", done.output)
    assert "おいくつですか。" in done.output
    assert "確認例「寒い家の方は、まずぬくもりの家」とちがいます。最初の窓口は「moon-desk」のはずが、「warm-house」です。" in done.output
    assert "「star-cafe/hall」の時間を確かめた日（2030-06-02）が、先の日になっています。" in done.output
    assert "直すところが4つあります。直すまで、公開されません。" in done.output
    assert english_lines(done.output) == []


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("rules/ranks.yaml", "\t- x", r"rules/ranks\.yaml:1  タブがあります"),
        ("cases/people.yaml", "a: 1", r"people\.yaml  「- 」の行で始まる"),
        ("cases/people.yaml", "- {name: x, facts: [], first: y, odd: 1}", r"people\.yaml  確認例には、name と facts"),
    ],
)
def test_a_region_that_cannot_be_read_is_told_in_japanese(run, tmp_path, file, text, said):
    shutil.copytree(SMALL, tmp_path / "region")
    (tmp_path / "region" / file).write_text(text, encoding="utf-8")
    done = run("check", "--language", "ja", "--region", str(tmp_path / "region"), "--as-of", "2030-06-01")
    assert done.exit_code == 1
    assert re.search(said, done.output)
    assert english_lines(done.output) == []


def test_a_day_that_is_none_is_told_in_japanese(run):
    done = run("check", "--language", "ja", "--as-of", "soon")
    assert (done.exit_code, done.output) == (2, "日付は「2027-04-01」のように書いてください。\n")


@pytest.mark.parametrize(
    ("asked", "terminal", "japanese"),
    [("ja", "C.UTF-8", True), (None, "ja_JP.UTF-8", True), (None, "C.UTF-8", False), ("en", "ja_JP.UTF-8", False), (None, "", False)],
)
def test_the_language_is_the_one_asked_for_else_that_of_the_terminal(monkeypatch, asked, terminal, japanese):
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", terminal)
    assert speaks_japanese(asked) is japanese


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
