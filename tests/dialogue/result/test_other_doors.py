"""Doors outside the plan as they are shown: whom to call at the person's place, and to whom a concern may belong."""

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.other_doors import concern_options, concern_views, with_leading
from navigator.dialogue.wording.translation import translator
from tests.conftest import NOW, ROOT


def evaluated(knowledge, t, concerns=(), **facts):
    answers = tuple((fact, make_answer(value)) for fact, value in facts.items())
    return evaluate_conversation(knowledge, Conversation(answers).with_concerns(concerns), NOW, t)


def doors(knowledge, t, concern, **facts):
    return concern_views(evaluated(knowledge, t, **facts), (concern,))[0].doors


def test_the_own_town_hall_puts_through_to_what_every_town_has(knowledge, t):
    for town in ("10205", "10524"):
        call = doors(knowledge, t, "care", persona="resident", municipality=town)[0].call
        hall = knowledge.municipalities[town]
        assert (call.kind, call.number) == ("town_hall", hall.phone.confirmed_text)
        assert t(hall.name) in call.of
        assert call.ask_for == t(knowledge.concerns["care"].doors[0].ask_for)
        assert "地域包括支援センター" in call.say[0]


def test_who_is_put_through_by_a_town_hall_says_then_what_the_door_is_for(knowledge, t):
    """Who worries about a neighbour was promised not to be named, and given the words of who supports somebody."""
    door = doors(knowledge, t, "neighbour", persona="resident", municipality="10524")[0]
    assert door.call.kind == "town_hall"
    assert len(door.call.say) == len(door.call.read_aloud) > 1
    assert door.call.say[-1] == knowledge.concerns["neighbour"].doors[0].say


def test_without_a_town_a_name_and_how_to_find_it_suffice(knowledge, t):
    for facts in ({"persona": "resident"}, {"persona": "resident", "municipality": "outside"}):
        door = doors(knowledge, t, "care", **facts)[0]
        assert door.call is None
        assert door.find
        assert door.say


def test_a_relay_is_called_with_the_words_for_it(knowledge, t):
    call = doors(knowledge, t, "unpaid-wages", persona="resident")[0].call
    bureau = knowledge.offices["labour-bureau"]["shokutai"]
    assert (call.kind, call.number) == ("relay", bureau.phone.confirmed_text)
    assert call.how == "行くところの電話や場所を、ここで聞いてみてください。", "the number is of another office"
    assert "労働基準監督署" in call.say[0]


def test_a_window_of_ours_is_called_with_the_words_of_the_concern(knowledge, t):
    door = doors(knowledge, t, "debts", persona="resident", municipality="10201")[1]
    assert door.window[0] == "self-reliance"
    assert door.call.number == knowledge.offices["self-reliance"]["10201"].phone.confirmed_text
    assert "家計" in door.call.say[0]


def test_who_works_by_contract_is_told_first_of_the_lawyers_for_such_work(knowledge, t):
    """The labour desk takes who is employed; a contractor was sent there alone, with the words of bullying at work."""
    lawyers, desk = doors(knowledge, t, "contractor", persona="resident")
    (line,) = lawyers.helplines
    assert (line.id, line.phone) == ("freelance-110", "")
    assert line.page.startswith("https://freelance110.mhlw.go.jp")
    assert "業務委託" in desk.text
    assert "業務委託" in desk.call.say[0]


def test_a_parent_hears_of_leave_for_an_ill_child(knowledge, t):
    (door,) = doors(knowledge, t, "family-illness", persona="resident", work="regular")
    assert "子の看護等休暇" in door.text
    assert "介護休業" in door.text
    assert "家族の病気" in door.call.say[0]


def test_who_is_frightened_by_who_collects_a_debt_gets_the_line_of_the_police(knowledge, t):
    line = doors(knowledge, t, "debts", persona="resident")[-1].helplines[0]
    assert (line.id, line.phone) == ("police-advice", "#9110")


def test_who_retires_is_told_of_the_benefit_too(knowledge, t):
    assert "ハローワーク（失業保険の手続き）" in [door.name for door in doors(knowledge, t, "from-65", persona="resident")]
    months = {"persona": "resident", "work": "not_working", "jobless_months": "120"}
    assert "ハローワーク（失業保険の手続き）" not in [door.name for door in doors(knowledge, t, "from-65", **months)]


def test_a_telephone_that_is_not_confirmed_is_not_shown(knowledge, t):
    lines = {line.id: line for line in knowledge.helplines}
    for concern in knowledge.concerns.values():
        for door, view in zip(concern.doors, doors(knowledge, t, concern.id, persona=concern.personas[0]), strict=True):
            for line in view.helplines:
                assert line.id in door.helplines
                assert line.phone == lines[line.id].phone.confirmed_text
                assert line.phone or view.find, "who cannot be called can be found"


def test_the_voice_of_who_speaks(knowledge, t):
    labels = {
        persona: concern_views(evaluated(knowledge, t, persona=persona), ("mind",))[0].label
        for persona in ("resident", "family", "supporter", "employer")
    }
    assert len(set(labels.values())) == 4
    assert "社員" in labels["employer"]


def test_what_is_no_concern_of_a_company_is_neither_shown_nor_offered(knowledge, t):
    company = evaluated(knowledge, t, ("unpaid-wages", "mind"), persona="employer")
    assert [view.id for view in concern_views(company, company.conversation.concerns)] == ["mind"]
    assert [option.value for option in concern_options(company) if not option.chosen] == []


def test_an_age_too_young_is_not_asked_about_work_from_60(knowledge, t):
    def offered(**facts):
        return [option.value for option in concern_options(evaluated(knowledge, t, persona="resident", **facts))]

    assert "from-65" not in offered(age="45..49")
    for facts in ({}, {"age": "65..69"}, {"age": "62"}):
        assert "from-65" in offered(**facts)


def test_what_was_told_is_ticked_and_can_be_taken_back_at_any_age(knowledge, t):
    options = concern_options(evaluated(knowledge, t, ("from-65",), persona="resident", age="45..49"))
    assert [option.value for option in options if option.chosen] == ["from-65"]


def test_that_someone_left_prison_is_taken_from_their_own_words_and_never_offered(knowledge, t):
    assert "release" not in [option.value for option in concern_options(evaluated(knowledge, t, persona="resident"))]
    told = evaluated(knowledge, t, ("release",), persona="resident")
    assert [option.value for option in concern_options(told) if option.chosen] == ["release"]
    (view,) = concern_views(told, told.conversation.concerns)
    assert [line.id for door in view.doors for line in door.helplines] == ["teichaku"]


def test_a_door_of_two_concerns_is_told_once_by_the_one_that_leads(knowledge, t):
    told = ("residence", "no-work-permit")
    for facts, shown in (({"work": "seeking"}, ["no-work-permit"]), ({"livelihood": "hard"}, ["residence"])):
        evaluation = evaluated(knowledge, t, told, persona="resident", **facts)
        views = with_leading(evaluation, concern_views(evaluation, told))
        assert [view.id for view in views] == shown


def test_the_one_that_leads_says_on_what_grounds(knowledge, t):
    evaluation = evaluated(knowledge, t, ("care", "debts"), persona="resident", work="regular", livelihood="ok")
    views = {view.id: view for view in with_leading(evaluation, concern_views(evaluation, ("care", "debts")))}
    assert views["care"].leads
    assert len(views["care"].cites) == len(knowledge.concerns["care"].leads.cites) == 2
    assert views["debts"].cites == ()


def test_who_reads_japanese_is_not_given_words_that_say_they_read_little(knowledge, t):
    words = knowledge.concerns["residence"].doors[0].say
    assert doors(knowledge, t, "residence", persona="resident")[0].say != words
    easy = translator("ja-easy", ROOT / "content/locale")
    assert doors(knowledge, easy, "residence", persona="resident")[0].say == easy(words)
