"""Pages about the pages: the ways shown are true, nothing is claimed that was not tried, and nobody is left without a way on."""

import re
from dataclasses import replace

from starlette.testclient import TestClient

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.knowledge.content.guide import PICTURES
from navigator.knowledge.content.region import Operator
from navigator.web.app import create_app
from tests.conftest import NOW


def test_each_way_shown_leads_to_the_door_that_it_names(knowledge, t):
    assert [way.picture for way in knowledge.example_ways] == list(PICTURES)
    for way in knowledge.example_ways:
        conversation = Conversation()
        for fact, value in way.facts.items():
            conversation = conversation.answer(fact, make_answer(value))
        evaluation = evaluate_conversation(knowledge, conversation, NOW, t)
        first = next(window for window in evaluation.decision.windows if window.rank == 1)
        assert first.id == way.window, way.id
        assert evaluation.conversation.answers, way.id


def test_each_way_is_drawn_in_three_pictures(client, knowledge):
    page = client.get("/ja/about").text
    assert page.count('class="scene"') == 3 * len(knowledge.example_ways)
    assert all(way.title in page for way in knowledge.example_ways)


def test_every_answer_leads_to_a_page_that_is_there(client, knowledge):
    page = client.get("/ja/faq").text
    for question in knowledge.frequent_questions.values():
        assert question.ask in page
        assert f'id="{question.id}"' in page
        if question.page:
            assert f'href="/ja/{question.page}">{question.page_text}<' in page
            assert client.get(f"/ja/{question.page}").status_code == 200, question.page


def test_an_answer_that_speaks_of_the_world_shows_its_source(client, knowledge):
    page = client.get("/ja/faq").text
    cited = [q for q in knowledge.frequent_questions.values() if q.cites]
    assert {q.id for q in cited} >= {"cost", "others", "languages"}
    assert page.count("根拠を見る</summary>") == len(cited)


def test_where_a_region_answers_nothing_there_is_no_page_and_no_link(settings, knowledge):
    silent = replace(knowledge, frequent_questions={}, example_ways=())
    with TestClient(create_app(settings, lambda: NOW, silent)) as client:
        assert client.get("/ja/faq").status_code == 404
        for path in ("", "about", "contact"):
            page = client.get(f"/ja/{path}")
            assert page.status_code == 200
            assert "/ja/faq" not in page.text


def test_no_conformity_is_claimed_that_was_not_tested(client):
    page = client.get("/ja/accessibility").text
    assert "JIS X 8341-3:2016" in page
    assert "試験はまだ行っていません" in page
    assert not re.search("準拠しています|適合しています|一部準拠", page)


def test_who_runs_it_can_be_reached_where_it_is_told(settings, knowledge):
    operator = Operator("みほん県みほん課", "mihon@example.org", "https://example.org/")
    named = replace(knowledge, region=replace(knowledge.region, operator=operator))
    with TestClient(create_app(settings, lambda: NOW, named)) as client:
        for path in ("about", "accessibility", "contact"):
            main = client.get(f"/ja/{path}").text.partition("<main")[2].partition("</main>")[0]
            assert "みほん県みほん課" in main
            assert "mihon@example.org" in main
            assert 'href="https://example.org/" rel="noreferrer"' in main
            assert "運営者未設定" not in main


def test_who_looks_for_help_on_the_contact_page_is_led_on(client):
    page = client.get("/ja/contact").text.partition("<main")[2]
    assert page.index('href="/ja/"') < page.index('href="/ja/help"') < page.index("問い合わせ先もまだありません")
