"""A new year begins as a draft: what was counted goes on being counted, and no number of the old year stands for the new one."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from navigator.editions import draft_texts, drafts, new_year
from navigator.editions.drafts import EditionError
from navigator.editions.new_year import plan_with, plan_with_statements, sentences_in, targets_of_next_year
from navigator.knowledge.content.plan import Section, read_plan
from navigator.knowledge.files.period import Period
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import read_yaml
from tests.conftest import ROOT
from tests.editions.conftest import ANN, connection  # noqa: F401
from tests.ledger.conftest import ledger, open_ledger, url  # noqa: F401
from tests.postgres import postgres, postgres_url  # noqa: F401

SMALL = RegionFiles(ROOT / "tests/regions/mahoroba")
TOKYO = ZoneInfo("Asia/Tokyo")
NEXT = Period(date(2031, 4, 1), date(2032, 3, 31))
PLAN = "content/plan.yaml"


def plan_of(text):
    report = Report()
    plan = read_plan(read_yaml(PLAN, RegionFiles(SMALL.folder, {PLAN: text}), report))
    assert not report.problems
    return plan


def test_the_targets_go_on_without_a_number(connection):  # noqa: F811
    id = new_year.begin_new_year(connection, "つぎの年", SMALL, TOKYO, ANN)
    files = RegionFiles(SMALL.folder, draft_texts.texts_of(draft_texts.rows(connection, id)))
    assert list(files.texts) == ["content/kpi/y2.yaml"]
    years = new_year.target_years(files)
    first, second = years["content/kpi/y1.yaml"], years["content/kpi/y2.yaml"]
    assert (second.title, second.period) == ("つぎの年", NEXT)
    assert [kpi.id for kpi in second.kpis] == [kpi.id for kpi in first.kpis]
    assert {kpi.value for kpi in second.kpis} == {""}
    assert first.kpis[0].value == "30", "the old year stays"
    assert new_year.year_of(connection, id) == NEXT
    assert drafts.find(connection, id).starts_at == datetime(2031, 3, 31, 15, tzinfo=UTC)


@pytest.mark.parametrize("name", ["content/kpi/r7.yaml", "content/kpi/r8.yaml"])
def test_every_year_of_targets_can_be_carried_on(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    carried = targets_of_next_year(text, "ある年度", NEXT)
    assert "value:" not in carried
    assert "工程表" in carried
    assert "#" not in carried.splitlines()[0]
    assert carried.count("- {id:") == text.count("- {id:")


def test_a_year_without_end_or_targets_is_not_carried_on(connection, tmp_path):  # noqa: F811
    with pytest.raises(EditionError, match=r"^years$"):
        new_year.begin_new_year(connection, "つぎの年", RegionFiles(tmp_path), TOKYO, ANN)


def test_steps_are_marked_by_whom(connection):  # noqa: F811
    id = new_year.begin_new_year(connection, "つぎの年", SMALL, TOKYO, ANN)
    new_year.mark_step(connection, id, "contacts", ANN)
    assert {step: note.who for step, note in new_year.steps_done(connection, id).items()} == {"contacts": ANN.who}
    with pytest.raises(EditionError, match=r"^unknown$"):
        new_year.mark_step(connection, id, "other", ANN)


def test_the_plan_gets_its_title_period_and_statements():
    text = (SMALL.folder / PLAN).read_text(encoding="utf-8")
    statement = {"id": "new-one", "section": "B", "owes": "principle", "text": "手をふります。"}
    changed = plan_with_statements(plan_with(text, "次の計画", NEXT), [statement])
    plan = plan_of(changed)
    assert (plan.title, plan.period) == ("次の計画", NEXT)
    assert [*plan.statements] == [*plan_of(text).statements, "new-one"]
    assert changed.replace("次の計画", "").startswith("title: \nperiod: 2031-04-01..2032-03-31\nmade_by: まほろば県（架空）\n")


@pytest.mark.parametrize("file", [ROOT / PLAN, SMALL.folder / PLAN])
def test_nothing_else_of_a_plan_changes(file):
    text = file.read_text(encoding="utf-8")
    changed = plan_with(text, "次の計画", NEXT)
    lines = [(old, new) for old, new in zip(text.splitlines(), changed.splitlines(), strict=True) if old != new]
    assert [new for _, new in lines] == ["title: 次の計画", "period: 2031-04-01..2032-03-31"]


def test_a_plan_falls_into_its_sentences():
    pasted = "第２章\r\n　ほしの教室を、毎月ひらきます。お茶の会は、\n春に休みます。ほしの教室を、毎月ひらきます。\n"
    assert sentences_in(pasted) == ["ほしの教室を、毎月ひらきます。", "お茶の会は、", "春に休みます。"]
    assert sentences_in("あ" * 9 + "。") == ["あ" * 9 + "。"]


@pytest.mark.parametrize(("id", "title", "problem"), [
    ("A", "だれか", "taken"), ("C", "だれか", ""), ("", "だれか", "text"), ("C", "", "text"), ("C", "だ\x07", "text"),
    ("C" * new_year.MAX_SECTION_ID, "だれか", ""), ("C" * (new_year.MAX_SECTION_ID + 1), "だれか", "text"),
    ("C", "だ" * new_year.MAX_TITLE, ""), ("C", "だ" * (new_year.MAX_TITLE + 1), "text"),
])  # fmt: skip
def test_a_section_has_a_number_of_its_own_and_a_title(id, title, problem):
    plan = plan_of(SMALL.content(PLAN).decode())
    assert new_year.problem_of_section(Section(id, title), plan) == problem
