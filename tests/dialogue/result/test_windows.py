"""A window's one telephone: the office's own, its town hall's, a relay's, or a national line."""

from datetime import UTC, datetime

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.calls import HOW, ViewContext
from navigator.dialogue.result.result import SAME_NUMBER, result_view
from navigator.dialogue.result.windows import build_window_view, office_view
from navigator.dialogue.wording.translation import translator
from tests.conftest import NOW, ROOT

WITHDRAWN = {"persona": "resident", "work": "not_working", "withdrawn": "yes", "livelihood": "ok"}
HUNGRY = {"persona": "resident", "livelihood": "urgent"}
HIRING = {"persona": "employer", "plans": "post_job"}
LONG_JOBLESS = {
    "persona": "resident", "work": "not_working", "wants_work": "yes", "jobless_months": "36..119", "age": "35..44",
    "withdrawn": "no", "livelihood": "ok",
}  # fmt: skip
SUNDAY, NIGHT = datetime(2026, 11, 29, 5, 0, tzinfo=UTC), datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def result_of(knowledge, t, facts, now=NOW, **more):
    answers = tuple((fact, make_answer(value)) for fact, value in {**facts, **more}.items())
    return result_view(evaluate_conversation(knowledge, Conversation(answers), now, t))


def test_before_the_place_is_known_a_relay_or_the_town_halls_are_called(knowledge, t):
    assert result_of(knowledge, t, HIRING).first.call.ref == "labour-bureau/shokutai"
    withdrawn = result_of(knowledge, t, WITHDRAWN).first
    assert withdrawn.call.ref == "hikikomori-centre/centre"
    assert "「ひきこもりの相談の係」" in withdrawn.by_town_hall
    hungry = result_of(knowledge, t, HUNGRY).first
    assert hungry.call is None
    assert hungry.by_town_hall.startswith("お住まいの市町村の役所（代表）に電話して、「生活困窮の相談の係")
    assert result_of(knowledge, t, HUNGRY, municipality="10205").first.by_town_hall == ""


def test_offices_to_choose_from_are_seen_when_they_are_read(knowledge, t, monkeypatch):
    """A result says that there are several; only who reads them makes them, and once."""
    made = []
    monkeypatch.setattr("navigator.dialogue.result.windows.office_view", lambda context, office: made.append(office) or office_view(context, office))
    first = result_of(knowledge, t, HUNGRY).first
    assert (first.office, len(first.offices)) == (None, 12)
    made.clear()
    assert [office.id for office in first.offices] == [office.id for office in made]
    assert first.all_offices[:2] == tuple(first.offices)[:2]
    assert (first.offices[0].window, len(made)) == (first.window, 12)
    again = result_of(knowledge, t, HUNGRY).first
    assert again.window not in {office.window for office in made[12:]}
    assert (first.offices, hash(first.offices)) == (again.offices, hash(again.offices))
    assert first.offices != again.offices[:3]


@pytest.mark.parametrize("place", ["10201", "10205", "10203", "10524"])
def test_telling_the_place_takes_no_number_away(knowledge, t, place):
    first = result_of(knowledge, t, LONG_JOBLESS, municipality=place).first
    assert (first.window, first.call.number) == ("saposute", knowledge.offices["labour-bureau"]["shokutai"].phone.confirmed_text)


READY = LONG_JOBLESS | {"age": "50..54", "readiness": "ready", "lonely": "no", "wants_participation": "no"}


@pytest.mark.parametrize(("facts", "promises"), [(READY, 1), (READY | {"livelihood": "hard"}, 1), ({"persona": "employer", "plans": "hire"}, 0)])
def test_a_number_that_knows_the_way_to_several_windows_promises_so_once(knowledge, t, facts, promises):
    """Each window keeps its number; where the company's own door has it, no further window promises anything."""
    result, bureau = result_of(knowledge, t, facts, municipality="10202"), knowledge.offices["labour-bureau"]["shokutai"].phone.confirmed_text
    calls = [window.call for window in (result.first, *result.others) if window.call and window.call.number == bureau]
    assert len(calls) > 1
    assert [call.how for call in calls].count(HOW["relay"]) == promises
    assert [call.how for call in calls].count(SAME_NUMBER) == len(calls) - 1
    offices = [window.office for window in result.others if window.office and window.call and window.office.call]
    assert offices
    assert all(office.call.how == window.call.how for window in result.others if (office := window.office))


def test_what_a_town_runs_is_called_at_its_hall_and_asks_to_be_put_through(knowledge, t):
    call = result_of(knowledge, t, HUNGRY, municipality="10205").first.call
    assert (call.kind, call.number) == ("town_hall", knowledge.municipalities["10205"].phone.confirmed_text)
    assert (call.of, call.ref) == ("太田市役所（代表）", "municipality/10205")
    assert call.say == ("暮らしのことで、すぐに相談したいので、生活困窮の相談の係か、福祉の係につないでいただけますか。",)
    assert "「生活困窮の相談の係」" in call.how


def test_a_town_that_does_not_run_it_still_puts_one_through_at_its_own_hall(knowledge, t):
    result = result_of(knowledge, t, HUNGRY, municipality="10524")
    windows = [window for window in (result.first, *result.others) if window.window in ("self-reliance", "welfare-office")]
    assert len(windows) == 2
    for window in windows:
        assert (window.call.number, window.call.kind) == (knowledge.municipalities["10524"].phone.confirmed_text, "town_hall"), window.window


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"lonely": "yes", "livelihood": "ok"}, "話せる人や、集まれる場所のことで"),
        ({"livelihood": "hard"}, "暮らしのことで困っているので"),
        ({"livelihood": "ok"}, "これからのことで"),
    ],
)
def test_a_hall_is_asked_in_the_words_of_this_person(knowledge, t, facts, words):
    result = result_of(knowledge, t, {"persona": "resident", "work": "not_working", "wants_work": "no", **facts}, municipality="10205")
    window = next(window for window in (result.first, *result.others) if window.window == "self-reliance")
    assert window.call.say[0].startswith(words)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"plans": "hire", "hire_route": "referral"}, "面接の前に、しておくことはありますか。"),
        ({"plans": "hire", "hire_route": "direct"}, "次に雇うときは、何を先にすればいいですか。"),
        ({"plans": "convert"}, "始める前に、しておくことはありますか。"),
        ({"plans": "hire", "municipality": "outside"}, "助成金のことは、どちらの労働局に聞けばよいですか。"),
    ],
)
def test_a_company_says_on_the_telephone_what_is_true_of_it(knowledge, t, facts, words):
    first = result_of(knowledge, t, {"persona": "employer", **facts}).first
    assert (first.window, first.call.say[-1]) == ("labour-bureau", words)
    assert first.call.say == first.say


def test_an_office_with_a_number_of_its_own_is_called_itself(knowledge, t):
    call = result_of(knowledge, t, WITHDRAWN, municipality="10211").first.call
    assert (call.kind, call.number, call.extension) == ("own", knowledge.municipalities["10211"].phone.confirmed_text, "1191・1194")
    assert call.how == ""
    assert len(call.say) > 1  # the window's own words


def test_the_centre_puts_through_to_no_other_subject(knowledge, t):
    for facts in (HUNGRY, LONG_JOBLESS):
        for place in knowledge.municipalities:
            result = result_of(knowledge, t, facts, municipality=place)
            for window in (result.first, *result.others):
                own = window.window == "hikikomori-centre"
                assert not window.call or own or window.call.ref != "hikikomori-centre/centre"


@pytest.mark.parametrize("facts", [HUNGRY, WITHDRAWN], ids=["hungry", "withdrawn"])
def test_outside_the_region_their_own_town_hall_and_a_national_line(knowledge, t, facts):
    first = result_of(knowledge, t, facts, municipality="outside").first
    assert (first.office, first.offices, first.call.kind, first.call.ref) == (None, (), "national", "")
    assert first.call.number == "0120-279-338"
    assert "市区町村" in first.outside.lead
    assert first.outside.page.startswith("https://")
    assert first.outside.cites


def test_outside_the_region_hello_work_serves_too(knowledge, t):
    call = result_of(knowledge, t, {"persona": "resident", "work": "seeking"}, municipality="outside").first.call
    assert call.ref == "labour-bureau/shokutai"


@pytest.mark.parametrize(
    ("now", "state", "words"),
    [
        (NOW, "unknown", "平日の昼に開いています"),
        (SUNDAY, "usually_closed", "次は11月30日(月)の朝です"),
        (NIGHT, "usually_closed", "次は11月25日(水)の朝です"),
    ],
    ids=["weekday", "Sunday", "night"],
)
def test_a_public_office_without_hours_says_when_to_call(knowledge, t, now, state, words):
    for facts in (HUNGRY, LONG_JOBLESS):
        opening = result_of(knowledge, t, facts, now, municipality="10205").first.call.opening
        assert (opening.state, opening.is_open) == (state, None)
        assert words in opening.text
        assert "電話で聞けます" not in opening.text


def test_a_desk_within_the_hall_keeps_its_own_hours(knowledge, t):
    call = result_of(knowledge, t, WITHDRAWN, SUNDAY, municipality="10204").first.call
    assert (call.kind, call.opening.state) == ("town_hall", "closed")


def test_there_is_one_thing_to_say(knowledge, t):
    first = result_of(knowledge, t, HUNGRY, municipality="10205").first
    assert [line for line, _ in first.script] == [first.say_first[0], *first.call.say]


def test_on_foreign_pages_the_language_is_told_before_the_need(knowledge):
    first = result_of(knowledge, translator("en", ROOT / "content/locale"), HUNGRY, municipality="10205").first
    (_, (_, sounds)), need, *_ = first.script
    assert "Nihongo" in sounds
    assert need == first.say_first
    assert len(first.script) == len({*first.script}) == len(first.call.say) + 1


def test_how_to_use_a_site_is_nothing_to_say(knowledge, t):
    view = build_window_view(ViewContext(knowledge, NOW, "resident", t), "isolation-portal", ())
    assert (view.script, view.read_aloud) == ((), ())
    assert view.how_to_use[0] == "電話はいりません。"


@pytest.mark.parametrize(
    ("facts", "may"), [(WITHDRAWN, True), (HUNGRY, True), (HIRING, False), ({"persona": "resident", "work": "seeking"}, False)]
)
def test_only_a_desk_for_daily_life_is_asked_to_come(knowledge, t, facts, may):
    assert result_of(knowledge, t, facts, municipality="10201").first.may_visit == may


@pytest.mark.parametrize(("livelihood", "words"), [("urgent", "すぐに相談したい"), ("hard", "困っているので")])
def test_a_town_keeps_its_section_and_the_words_of_the_person(knowledge, t, livelihood, words):
    call = result_of(knowledge, t, {"persona": "resident", "livelihood": livelihood}, municipality="10524").first.call
    assert (call.kind, call.ask_for) == ("town_hall", "福祉の係")
    assert words in call.say[0]


def test_a_company_reads_what_happens_to_a_company(knowledge, t):
    first = result_of(knowledge, t, HIRING, municipality="10205").first
    assert first.window == "hello-work"
    assert "採用" in first.what_happens[0]
    seeking = result_of(knowledge, t, LONG_JOBLESS, work="seeking", municipality="10205")
    for window in (seeking.first, *seeking.others):
        assert not {*window.what_happens} & {*first.what_happens}, window.window
